#include "report/page_style.hpp"

namespace rpmgap::report {

std::string_view page_style() {
    return R"css(
:root{color-scheme:light dark;--page:#fff;--text:#1b1f24;--soft:#59636e;--line:#d4d9df;--bar:#f4f6f8;--link:#0b57a4;
--b:#9c1458;--e:#b83a00;--w:#7d6000;--n:#2a6496;--ok:#1a7f37;--on:#fff}
@media (prefers-color-scheme:dark){:root{--page:#14171b;--text:#e4e8ec;--soft:#9aa5b1;--line:#353c45;--bar:#1d2228;
--link:#82b7f2;--b:#f28cbd;--e:#ff9d6e;--w:#e3c04f;--n:#86bdea;--ok:#57c271;--on:#14171b}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:75rem;background:var(--page);color:var(--text);
font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:.2rem 0 .6rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
a{color:var(--link)}code{font-family:ui-monospace,monospace;font-size:.93em}
p{margin:.4rem 0}.soft,.count{color:var(--soft)}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.15rem .8rem .15rem 0;border-bottom:1px solid var(--line)}
.changes{width:100%;min-width:34rem}.changes td{width:25%}
th{font-weight:600;white-space:nowrap}
ul{margin:.2rem 0;padding-left:1.2rem}li{margin:.1rem 0}
summary{cursor:pointer;padding:.25rem 0}
details{border-bottom:1px solid var(--line)}
details>:not(summary){margin-left:1.1rem}
.mark{display:inline-block;min-width:1.35em;padding:0 .3em;border-radius:.2em;color:var(--on);font-weight:700;
font-size:.85em;text-align:center;margin-right:.4em}
.mark.b{background:var(--b)}.mark.e{background:var(--e)}.mark.w{background:var(--w)}.mark.n{background:var(--n)}
:target>summary,li:target,tr:target{outline:2px solid var(--link);outline-offset:1px}
.tools{display:flex;gap:.5rem;flex-wrap:wrap;position:sticky;top:0;background:var(--page);padding:.4rem 0;z-index:1}
.tools[hidden]{display:none}
input[type=search],button{font:inherit;color:inherit;background:var(--bar);border:1px solid var(--line);border-radius:.3em;
padding:.2rem .6rem}
input[type=search]{flex:1 1 14rem;min-width:0}
.tools:has(.filters[open]){position:static}.tools{align-items:center}.tools .count{white-space:nowrap}
.filters{flex:1 1 100%}.filters>fieldset{margin:0 0 .3rem}
fieldset{border:1px solid var(--line);border-radius:.3em;margin:0;padding:.1rem .6rem .3rem;min-width:0}
legend{font-weight:600;padding:0 .2rem}
label{white-space:nowrap;margin-right:.7rem;display:inline-block;padding:.1rem 0}
input[type=checkbox]{width:1.1rem;height:1.1rem;vertical-align:-.2rem;margin:0 .3rem 0 0;accent-color:var(--link)}
fieldset button{padding:0 .5rem}
:focus-visible{outline:2px solid var(--link);outline-offset:1px}
@media screen{.off{display:none}}
.patterns{position:absolute}
.blast{display:block;width:100%;min-width:44rem;height:auto}
.blast text{font:12px system-ui,sans-serif;fill:var(--text)}
.blast .letter{fill:var(--on);font-weight:700;text-anchor:middle;pointer-events:none}
.blast .stripe{pointer-events:none}
.blast .b,.hatch.b{fill:var(--b)}.blast .e{fill:var(--e)}.blast .w{fill:var(--w)}.blast .n{fill:var(--n)}
.blast .cause{fill-opacity:.32}.blast .package{fill-opacity:.16}.blast .rest{fill:url(#dots)}
.blast .way{fill-opacity:.04;stroke-dasharray:4 3}.blast .apps{fill:url(#hatch)}
.blast rect:not(.stripe){stroke:var(--line);stroke-width:.8}
.blast a:hover rect,.blast a:focus rect{stroke:var(--link);stroke-width:2}
.hatch{fill:var(--text);fill-opacity:.22}
.key>span{white-space:nowrap;margin-right:.8rem}
.key svg{width:1.6rem;height:1rem;vertical-align:-.15rem;margin-right:.3rem;min-width:0;display:inline-block}
nav a{display:inline-block;margin-right:1rem;padding:.15rem 0}
.answer{border-left:.4rem solid var(--n);background:var(--bar);padding:.5rem .8rem;margin:.6rem 0}
.answer.no{border-color:var(--b)}.answer.likely{border-color:var(--w)}.answer.yes{border-color:var(--ok)}
.answer p{margin:.15rem 0}.large{font-size:1.2rem;font-weight:600}
h3{font-size:1rem;margin:.6rem 0 .1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .8rem;margin:.4rem 0}
dt{color:var(--soft)}dd{margin:0;min-width:0}
pre{white-space:pre-wrap;background:var(--bar);border:1px solid var(--line);border-radius:.3em;padding:.5rem .7rem;
margin:.4rem 0;font-family:ui-monospace,monospace;font-size:.93em}
.tree,.tree ul{list-style:none;padding-left:1rem;border-left:1px solid var(--line)}
.tree details{border:0}.tree summary{padding:.05rem 0}
.first li{margin:.35rem 0}
footer{margin:2rem 0 0}
@media (max-width:40rem){body{padding:.7rem}.tools{position:static}dl{grid-template-columns:1fr;gap:0}
dd{margin:0 0 .3rem}}
@media print{body{max-width:none}details>*{display:block}details::details-content{content-visibility:visible;
block-size:auto;height:auto}.tools,nav,button{display:none}
.blast{min-width:0}}
)css";
}

}  // namespace rpmgap::report
