// The one place where server-rendered answer HTML enters the page. The server renders Markdown
// with raw HTML and unsafe links off; this only moves the result in, and makes links open apart.

interface Policy { createHTML(html: string): string }
interface PolicyFactory { createPolicy(name: string, rules: Policy): Policy }

const rules: Policy = { createHTML: (html) => html };
const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory ? factory.createPolicy("kammerlotse", rules) : rules;

export function answerHtml(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  for (const link of template.content.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener";
  }
  return template.content;
}
