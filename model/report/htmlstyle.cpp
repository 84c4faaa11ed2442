// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/htmlstyle.h"

namespace poolwarden::check {

QByteArray htmlStyle()
{
    return R"(
:root { color-scheme: light dark; --ground: #ffffff; --text: #1b1f24; --faint: #57606a; --line: #d0d7de;
  --band: #f6f8fa; --error: #a40e26; --warning: #7d4e00; --note: #0a5299; --good: #116329; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16191d; --text: #e6edf3; --faint: #9ea7b3; --line: #3a414a; --band: #1f242a;
    --error: #ff8d8d; --warning: #f0b952; --note: #7cb8ff; --good: #6bd083; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 76rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--text); background: var(--ground); overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
p { margin: .3rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; }
dt { color: var(--faint); }
dd { margin: 0; }
nav ul { list-style: none; padding: 0; margin: .8rem 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
a { color: var(--note); }
a:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }
article { border: 1px solid var(--line); border-inline-start-width: .35rem; border-radius: .3rem;
  padding: .5rem .8rem; margin: .5rem 0; }
article.error { border-inline-start-color: var(--error); }
article.warning { border-inline-start-color: var(--warning); }
article.info { border-inline-start-color: var(--note); }
article.quiet { border-inline-start-color: var(--line); }
.sign { font-weight: 700; }
.error .sign, td.error { color: var(--error); }
.warning .sign, td.warning { color: var(--warning); }
.info .sign, td.info { color: var(--note); }
.quiet .sign, td.good { color: var(--good); }
.faint { color: var(--faint); }
.wide { overflow-x: auto; margin: .5rem 0; }
.wide:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .93rem; }
caption { text-align: start; color: var(--faint); padding: .2rem 0; }
th, td { border: 1px solid var(--line); padding: .2rem .55rem; text-align: start; vertical-align: top; }
thead th { background: var(--band); overflow-wrap: normal; }
tbody th { font-weight: 600; min-width: 7rem; }
td { min-width: 4.5rem; overflow-wrap: break-word; }
td.number { text-align: end; font-variant-numeric: tabular-nums; min-width: 3rem; }
td.value { font-family: ui-monospace, monospace; white-space: pre-wrap; min-width: 11rem;
  overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { padding: .8rem; }
  caption { max-width: calc(100vw - 2rem); }
  article { padding: .4rem .6rem; }
}
figure { margin: 1rem 0; overflow-x: auto; }
figure svg { max-width: 100%; height: auto; background: #ffffff; }
@media print {
  :root { color-scheme: light; --ground: #ffffff; --text: #000000; --faint: #444444; --line: #999999;
    --band: #eeeeee; --error: #8c0019; --warning: #6b4300; --note: #003e7a; --good: #0b4a1e; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav { display: none; }
  .wide { overflow-x: visible; }
  article, tr, figure { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
}
)";
}

} // namespace poolwarden::check
