// A tar archive (POSIX ustar) of text files, so that many files are imported as one: all or nothing.
export interface TarFile { path: string; content: Uint8Array }
const BLOCK = 512;

function put(block: Uint8Array, at: number, length: number, text: string): void { block.set(new TextEncoder().encode(text).slice(0, length), at); }
const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;

/** The name and, if it is longer than 100 bytes, what stands before it. Throws where it does not fit. */
function split(path: string): [name: string, prefix: string] {
  const size = (text: string) => new TextEncoder().encode(text).length;
  if (size(path) <= 100) return [path, ""];
  for (let cut = path.indexOf("/"); cut >= 0; cut = path.indexOf("/", cut + 1))
    if (size(path.slice(cut + 1)) <= 100 && size(path.slice(0, cut)) <= 155) return [path.slice(cut + 1), path.slice(0, cut)];
  throw new RangeError(path);
}

function header({ path, content }: TarFile): Uint8Array {
  const block = new Uint8Array(BLOCK), [name, prefix] = split(path);
  put(block, 0, 100, name);
  put(block, 100, 8, octal(0o644, 7));
  put(block, 108, 8, octal(0, 7));
  put(block, 116, 8, octal(0, 7));
  put(block, 124, 12, octal(content.length, 11));
  put(block, 136, 12, octal(0, 11));
  put(block, 148, 8, "        ");
  put(block, 156, 1, "0");
  put(block, 257, 8, "ustar\u000000");
  put(block, 345, 155, prefix);
  put(block, 148, 8, `${block.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, "0")}\0 `);
  return block;
}

export function tar(files: readonly TarFile[]): Blob {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const file of files) pieces.push(header(file) as Uint8Array<ArrayBuffer>, file.content as Uint8Array<ArrayBuffer>, new Uint8Array((BLOCK - file.content.length % BLOCK) % BLOCK));
  return new Blob([...pieces, new Uint8Array(2 * BLOCK)], { type: "application/x-tar" });
}

/** The regular files of an archive as the server writes it. */
export function untar(archive: Uint8Array): TarFile[] {
  const files: TarFile[] = [], text = (at: number, length: number) => new TextDecoder().decode(archive.subarray(at, at + length)).replace(/\0.*$/s, "");
  for (let at = 0; at + BLOCK <= archive.length && archive[at]; ) {
    const size = parseInt(text(at + 124, 12), 8) || 0, kind = text(at + 156, 1), prefix = text(at + 345, 155), name = text(at, 100);
    if (kind === "0" || kind === "") files.push({ path: prefix ? `${prefix}/${name}` : name, content: archive.slice(at + BLOCK, at + BLOCK + size) });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
