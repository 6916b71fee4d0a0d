import { css } from "lit";
export const styles = css`
  :host { --brand: #0b3d66; --paper: #fff; --soft: #eef3f8; --ink: #16202b; --line: #b8c5d2; --on: #fff; --link: #0b3d66;
    position: fixed; right: 20px; bottom: 20px; z-index: 9999; width: 400px; height: min(680px, calc(100dvh - 40px));
    display: flex; flex-direction: column; background: var(--paper); color: var(--ink); border: 1px solid var(--line);
    border-radius: 14px; overflow: hidden; box-shadow: 0 12px 40px rgb(0 0 0 / .25); font: 16px/1.5 system-ui, sans-serif; }
  :host([hidden]) { display: none; }
  * { box-sizing: border-box; }
  .top { display: flex; gap: 8px; align-items: center; padding: 12px; background: var(--brand); color: var(--on); }
  h2 { flex: 1; margin: 0; font-size: 16px; } h3 { margin: 0 0 4px; font-size: 16px; } p { margin: 4px 0; }
  button { min-height: 32px; padding: 4px 12px; font: inherit; color: var(--link); background: var(--paper);
    border: 1px solid currentColor; border-radius: 8px; cursor: pointer; text-align: left; }
  button.main { background: var(--brand); color: var(--on); }
  .top button { background: transparent; color: inherit; }
  :focus-visible { outline: 3px solid #d08700; outline-offset: 1px; }
  .log { flex: 1; overflow-y: auto; padding: 12px; display: flex; flex-direction: column; gap: 10px; }
  .said { max-width: 92%; padding: 8px 12px; border-radius: 12px; background: var(--soft); overflow-wrap: anywhere; }
  .employer { align-self: flex-end; background: var(--brand); color: var(--on); }
  .advisor { border-left: 4px solid #2a7d4f; }
  .text { white-space: pre-wrap; } .who, .small { font-size: 14px; } .row { display: flex; flex-wrap: wrap; gap: 6px; margin: 6px 0; }
  a { color: var(--link); } .status { padding: 0 12px; font-size: 14px; }
  form { padding: 8px 12px 12px; border-top: 1px solid var(--line); }
  textarea { width: 100%; min-height: 56px; padding: 8px; font: inherit; color: inherit; background: var(--paper); border: 1px solid #66788a; border-radius: 8px; resize: vertical; }
  @media (max-width: 480px) { :host { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; } }
  @media (prefers-color-scheme: dark) { :host { --paper: #121a22; --soft: #1f2b38; --ink: #eef2f6; --line: #3b4a5a; --link: #a8d1f5; } }
  @media (forced-colors: active) { .said { border: 1px solid; } }
`;
