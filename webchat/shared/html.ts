// The one place where server-rendered answer HTML enters the page. The server renders Markdown
// with raw HTML and unsafe links off; this only moves the result in, makes links open apart and
// lowers its headings below the title of the answer.

interface Policy { createHTML(html: string): string }
interface PolicyFactory { createPolicy(name: string, rules: Policy): Policy }

const rules: Policy = { createHTML: (html) => html };
const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory ? factory.createPolicy("kammerlotse", rules) : rules;

const lower: Record<string, string> = { H1: "h4", H2: "h4", H3: "h5", H4: "h6" };

export function answerHtml(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  for (const link of template.content.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener";
  }
  for (const heading of template.content.querySelectorAll("h1, h2, h3, h4")) {
    const lowered = document.createElement(lower[heading.tagName] ?? "h6");
    lowered.append(...heading.childNodes);
    heading.replaceWith(lowered);
  }
  return template.content;
}
