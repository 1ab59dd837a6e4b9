import { customProperties, dark, light } from './palette.ts';

const colours = `
:root { color-scheme: light dark; ${customProperties(light)} }
@media (prefers-color-scheme: dark) { :root { ${customProperties(dark)} } }
@media print { :root { ${customProperties(light)} --paper: #fff; } }`;

const text = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, 'Iowan Old Style', Charter, 'Times New Roman', serif;
  overflow-wrap: break-word;
}
.page { max-width: 43rem; margin: 0 auto; padding: 0 1.125rem; }
@media (min-width: 43rem) { .page { max-width: 40.75rem; padding-left: 0; padding-right: 0; } }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.35rem + 2vw, 2.5rem); letter-spacing: -0.012em; margin: 1.75rem 0 0.5rem; }
h2 {
  font-size: 1.375rem; margin: 2.75rem 0 1rem; padding-top: 0.625rem;
  border-top: 3px solid var(--ink);
}
h3 { font-size: 1.125rem; margin: 1.75rem 0 0.75rem; }
p { margin: 0 0 1em; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
ol, ul { margin: 0; padding: 0; list-style: none; }
code, pre { font: 0.875em/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
pre {
  margin: 0 0 1em; padding: 0.75rem 1rem; background: var(--tint);
  white-space: pre-wrap; overflow-wrap: anywhere;
}`;

/** What is not read but used stands in a sans serif face: masthead, bylines, statuses, forms. */
const furniture = `
.masthead, .foot, .byline, .contents, .status, .aside, .why, .steps, .notice, .legend, .ref, .number, form, dl {
  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
.skip { position: absolute; left: -100vw; top: 0; padding: 0.75rem 1rem; background: var(--paper); }
.skip:focus { left: 0; z-index: 1; outline-offset: -3px; }
.masthead {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem;
  padding-top: 1rem; padding-bottom: 0.75rem; border-bottom: 1px solid var(--line);
  font-size: 0.875rem; color: var(--quiet);
}
.masthead a {
  font: 700 1.3125rem/1.3 Georgia, 'Iowan Old Style', Charter, 'Times New Roman', serif;
  color: var(--ink); text-decoration: none; letter-spacing: -0.01em;
}
.masthead a:hover { text-decoration: underline; }
.masthead span { text-wrap: balance; }
.foot {
  margin-top: 3.5rem; padding-top: 1rem; padding-bottom: 2.5rem; border-top: 1px solid var(--line);
  font-size: 0.875rem; color: var(--quiet);
}
.byline, .aside, .legend { font-size: 0.9375rem; color: var(--quiet); }
.lead { font-size: 1.1875rem; line-height: 1.55; margin: 1.25rem 0; }
.contents ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.contents a { display: inline-block; padding: 0.3rem 0; font-size: 0.9375rem; }
.notice {
  margin: 1.5rem 0; padding: 0.875rem 1rem; background: var(--tint);
  border-left: 4px solid var(--denied); font-size: 1rem;
}
.notice p:last-child { margin-bottom: 0; }`;

const facts = `
.confirmed { --tone: var(--confirmed); }
.unconfirmed { --tone: var(--unconfirmed); }
.denied, .corrected, .retracted { --tone: var(--denied); }
.icon { width: 1em; height: 1em; flex: none; position: relative; top: 0.15em; }
.group { color: var(--tone); display: flex; gap: 0.4em; }
.fact { position: relative; padding-left: 2.25rem; margin-bottom: 1.75rem; }
.claim { margin-bottom: 1.75rem; }
.number {
  position: absolute; left: 0; top: 0.2rem; width: 1.5rem; text-align: right;
  font-size: 0.9375rem; color: var(--quiet); font-variant-numeric: tabular-nums;
}
.what { font-size: 1.1875rem; line-height: 1.4; margin: 0 0 0.3rem; text-wrap: pretty; }
.status {
  display: flex; gap: 0.4em; margin: 0 0 0.3rem; font-size: 0.9375rem; line-height: 1.45;
  font-weight: 600; color: var(--tone);
}
.fact blockquote, .claim blockquote {
  margin: 0.625rem 0 0.4rem; padding-left: 0.875rem; border-left: 2px solid var(--line);
  font-style: italic; line-height: 1.5;
}
.fact .aside { margin: 0.5rem 0 0.25rem; }
.fact .places { float: left; margin: 0 0.5rem 0 0; }
.places a { display: inline-block; margin-right: 0.6rem; padding: 0.15rem 0; }
summary { cursor: pointer; padding: 0.15rem 0; color: var(--quiet); }
.why { font-size: 0.9375rem; line-height: 1.5; }
.why p { clear: both; margin: 0; padding: 0.25rem 0 0.5rem; }
.others .fact { margin-bottom: 1.25rem; }
.others .what { font-size: 1.0625rem; }
.comments { margin-top: 2rem; }
.comments li { margin: 0.75rem 0 0 1.125rem; }
.comments .what { font-size: 1rem; }
.steps { margin-top: 0.625rem; font-size: 0.9375rem; line-height: 1.5; }
.steps li { margin-bottom: 0.5rem; padding-left: 0.875rem; border-left: 2px solid var(--line); }
.steps .status { display: inline-flex; margin: 0; }`;

/** How a status looks in the text: a line of its own form under the words, a sign of its own beside the number. */
const evidence = `
.article-text p { white-space: pre-line; hyphens: manual; }
mark {
  background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: 0.22em;
  text-decoration-skip-ink: none;
}
mark.comment { text-decoration-line: none; }
mark.confirmed { text-decoration-line: underline; text-decoration-style: solid; text-decoration-color: var(--confirmed); }
mark.unconfirmed { text-decoration-line: underline; text-decoration-style: dashed; text-decoration-color: var(--unconfirmed); }
mark.denied { text-decoration-line: underline; text-decoration-style: wavy; text-decoration-thickness: 1px; text-decoration-color: var(--denied); }
mark:target { background: var(--tint); outline: 2px solid var(--link); outline-offset: 2px; }
.fact:target, .claim:target { background: var(--tint); outline: 0.5rem solid var(--tint); }
.ref {
  margin: 0 0.1em 0 0.2em; padding: 0.1em 0.3em; vertical-align: 0.3em;
  font-size: 0.6875rem; font-weight: 700; line-height: 1.45; text-decoration: none; white-space: nowrap;
  border: 1px solid var(--tone); border-radius: 3px; color: var(--tone);
}
.ref.confirmed { background: var(--tone); color: var(--paper); }
.ref.unconfirmed { border-style: dashed; }
.ref::after { content: attr(data-sign) '\\2009' attr(data-number); }
.legend mark { margin-right: 1rem; white-space: nowrap; }`;

const lists = `
.digests > li { padding: 1.25rem 0 0.5rem; border-top: 1px solid var(--line); }
.digests > li:first-child { border-top: 0; padding-top: 0; }
.digests h3, .digests h4 { margin: 0 0 0.25rem; font-size: 1.375rem; line-height: 1.2; }
.digests h3 a, .digests h4 a { color: var(--ink); text-decoration-color: var(--line); }
.digests .byline { margin-bottom: 0.625rem; }
.glance li { margin-bottom: 0.75rem; }
.glance .what { font-size: 1rem; margin-bottom: 0; }
.glance .status { font-size: 0.875rem; }
.plain li { margin-bottom: 0.5rem; }
.plain .byline { margin: 0.125rem 0 0.75rem; }
dl { margin: 0 0 1.5rem; font-size: 0.9375rem; }
dt { color: var(--quiet); }
dd { margin: 0 0 0.625rem; }
.problems > li { padding: 0.625rem 0; border-top: 1px solid var(--line); }`;

const forms = `
label { display: block; font-weight: 600; margin-bottom: 0.375rem; }
input, select {
  width: 100%; max-width: 24rem; padding: 0.625rem 0.75rem; font: inherit; color: inherit;
  background: var(--paper); border: 1px solid var(--quiet); border-radius: 4px;
}
button {
  display: block; margin-top: 1rem; padding: 0.6875rem 1.25rem; font: inherit; font-weight: 600;
  color: var(--paper); background: var(--ink); border: 1px solid var(--ink); border-radius: 4px; cursor: pointer;
}
form label:not(:first-child) { margin-top: 1rem; }
form + p { margin-top: 1.25rem; }
.search { margin: 0 0 1.75rem; }
.fault { color: var(--denied); font-weight: 600; margin: 0 0 0.5rem; }`;

const print = `
@media print {
  body { font-size: 11pt; }
  .skip, .contents, .masthead span, .foot, details, form, .screen-only { display: none; }
  .page { max-width: none; padding: 0; }
  .fact, .claim, .notice { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; }
}`;

/** The look of every page. It asks nothing of other sites, and its hash is what the page's policy allows. */
export const styleSheet = [colours, text, furniture, facts, evidence, lists, forms, print].join('');
