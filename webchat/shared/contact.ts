// As far as a typing error can be told from an address: the server and the mail decide.
export const isEmail = (text: string): boolean => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}$/.test(text);
export const isPhone = (text: string): boolean => /^[+\d][\d\s()/.-]*$/.test(text) && text.replace(/\D/g, "").length >= 5;
