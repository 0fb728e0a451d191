/** How the public page looks: by itself, since it is served without the rest of the app. */
export const publicStyle = `
:root {
  --ground: #e9edf1; --surface: #fff; --ink: #0b131e; --ink-2: #344150; --line: #c4ccd6; --edge: #667384;
  --in: #d3f5e5; --in-ink: #00513a; --waiting: #ffefc7; --waiting-ink: #5f3b00; --danger: #ffe1e0; --danger-ink: #93001a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0b131e; --surface: #141e2b; --ink: #f2f5f8; --ink-2: #b8c4d2; --line: #3a4757; --edge: #8a97a6;
    --in: #06301f; --in-ink: #7df0bd; --waiting: #3a2a00; --waiting-ink: #ffd674; --danger: #4a0710; --danger-ink: #ffb3b1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Geeza Pro", sans-serif;
}
main { max-inline-size: 42rem; margin-inline: auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; text-wrap: balance; }
h2 { font-size: 1.0625rem; margin: 2rem 0 0.5rem; }
.state { border-inline-start: 0.375rem solid; padding: 0.75rem 1rem; margin-block: 0 1.5rem; }
.state b { font-size: 1.25rem; }
.state p { margin: 0.25rem 0 0; color: var(--ink); }
.valid { background: var(--in); color: var(--in-ink); }
.review, .other { background: var(--waiting); color: var(--waiting-ink); }
.revoked { background: var(--danger); color: var(--danger-ink); }
dl { margin: 0; background: var(--surface); border-block: 1px solid var(--line); }
dl div { display: grid; grid-template-columns: minmax(8rem, 11rem) 1fr; gap: 1rem; padding: 0.625rem 1rem; }
dl div + div { border-block-start: 1px solid var(--line); }
dt { color: var(--ink-2); }
dd { margin: 0; overflow-wrap: anywhere; }
dd ul { margin: 0; padding-inline-start: 1.125rem; }
@media (max-width: 30rem) { dl div { grid-template-columns: 1fr; gap: 0; } }
.over { font-weight: 600; margin: 1rem 0 0.5rem; }
.quiet { color: var(--ink-2); overflow-wrap: anywhere; margin-block-start: 1.5rem; }
a { color: inherit; }
form { display: grid; gap: 0.5rem; justify-items: start; }
label { font-weight: 600; }
input {
  font: inherit; inline-size: 100%; padding: 0.625rem 0.75rem; color: inherit; background: var(--surface);
  border: 1px solid var(--edge); border-radius: 0.25rem; letter-spacing: 0.03em;
}
small { color: var(--ink-2); font-size: 0.9375rem; }
button {
  font: inherit; font-weight: 600; padding: 0.625rem 1.25rem; margin-block-start: 0.5rem; min-block-size: 2.75rem;
  color: var(--surface); background: var(--ink); border: 0; border-radius: 0.25rem; cursor: pointer;
}
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`
