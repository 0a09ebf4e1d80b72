What changed as a page that needs nothing but itself: a soname goes, and what asks for it breaks, and what asks for that.

  $ $MAKE_REPO old <<'END'
  > pkg liba 1-1 x86_64
  > prv liba.so.1()(64bit)
  > pkg direct 1-1 x86_64
  > req liba.so.1()(64bit)
  > pkg through 1-1 x86_64
  > req direct
  > pkg deep 1-1 x86_64
  > req through
  > pkg <script>alert(1)</script> 1-1 noarch
  > req direct
  > pkg "onmouseover='x'&lt;]]>--> 1-1 noarch
  > req through
  > pkg javascript:alert(2) 1-1 noarch
  > req <b>&#60;gone</b>
  > pkg gone 1-1 noarch
  > prv <b>&#60;gone</b>
  > pkg stays 1-1 noarch
  > req liba = 1-1
  > END
  $ $MAKE_REPO new <<'END'
  > pkg liba 2-1 x86_64
  > prv liba.so.2()(64bit)
  > pkg direct 1-1 x86_64
  > req liba.so.1()(64bit)
  > pkg through 1-1 x86_64
  > req direct
  > pkg deep 1-1 x86_64
  > req through
  > pkg <script>alert(1)</script> 1-1 noarch
  > req direct
  > pkg "onmouseover='x'&lt;]]>--> 1-1 noarch
  > req through
  > pkg javascript:alert(2) 1-1 noarch
  > req <b>&#60;gone</b>
  > END
  $ printf 'deep\nthrough\n' > fleet.txt && mkdir records
  $ rpmgap scan fleet.txt --target ./old --baseline none --record 'records/<i>"fleet.ndjson' -q
  $ rpmgap diff ./old ./new --arch x86_64 --apps records --format html > page.html
  [1]
  $ $CHECK_HTML page.html direct-1-1.x86_64 through-1-1.x86_64 deep-1-1.x86_64 '<script>alert(1)</script>-1-1.noarch' "\"onmouseover='x'&lt;]]>-->-1-1.noarch" 'javascript:alert(2)-1-1.noarch' '<b>&#60;gone</b>' stays-1-1.noarch fleet.txt
  well-formed, self-contained; 9 texts found

The tree of the first root cause, as a reader without pictures meets it.

  $ sed -n '/id="a1c1"/,/<\/details>/p' page.html
  <details class="row" id="a1c1"><summary><span class="mark b" title="blocker">B</span><code>liba.so.1()(64bit)</code> <span class="count">breaks 5 packages, 1 application</span></summary>
  <p>RG104 soname-differs: cannot be installed: nothing in new provides it</p>
  <p>nearest: liba.so.2()(64bit) in liba-2-1.x86_64 (new)</p>
  <p>To do: rebuild the packages against the library that is there</p>
  <p>soname lost; old: liba-1-1.x86_64 (old)</p>
  <p><span class="mark b" title="blocker">B</span>package deep cannot be installed any more for 1 application: fleet.txt; was met by deep-1-1.x86_64 (old); now by deep-1-1.x86_64 (new); the cause is liba.so.1()(64bit)</p>
  <p><span class="mark b" title="blocker">B</span>package through cannot be installed any more for 1 application: fleet.txt; was met by through-1-1.x86_64 (old); now by through-1-1.x86_64 (new); the cause is liba.so.1()(64bit)</p>
  <ul>
  <li id="a1c1p1"><code>direct-1-1.x86_64</code> <span class="count">← 4 packages, 1 application</span><ul>
  <li id="a1c1p3"><code>through-1-1.x86_64</code> <span class="count">← 2 packages, 1 application</span><ul>
  <li id="a1c1p5"><code>deep-1-1.x86_64</code> <span class="count">← 1 application</span><p>1 application: <code>fleet.txt</code></p>
  </li>
  <li id="a1c1p4"><code>&quot;onmouseover=&#39;x&#39;&amp;lt;]]&gt;--&gt;-1-1.noarch</code></li></ul>
  </li>
  <li id="a1c1p2"><code>&lt;script&gt;alert(1)&lt;/script&gt;-1-1.noarch</code></li></ul>
  </li></ul>
  </details>

The check notices what it is there for.

  $ sed -e 's/<code>&lt;script&gt;/<code><i>/' -e 's/href="#a1c2"/href="https:x"/' -e 's/id="a1c1p2"/id="a1c1p1"/' page.html > worse.html
  $ $CHECK_HTML worse.html | sed 's/^line [0-9]*/line/' | sort -u
  id a1c1p1 twice
  line: </code> where ['li', 'code', 'i'] are open
  line: <i> is no element of such a page
  line: link to 'https:x'
  no target for #a1c1p2
  $ sed -e 's/<code>deep-1-1.x86_64/<code onclick="x">/' -e 's/#dots/http:x/' page.html > worse.html
  $ $CHECK_HTML worse.html lost-text | sed 's/^line [0-9]*/line/; s/^the policy is .*/another policy/'
  line: <code onclick> is no attribute of such a page
  <style> reaches for http:x
  another policy
  not told: lost-text

Of several architectures each has a section; what is equal has nothing to show; what was not compared is said.

  $ for side in before after; do mkdir $side && ln -s ../distributions/azurelinux-4.0-aarch64/base $side/aarch64; done
  $ ln -s ../distributions/azurelinux-4.0/sdk before/x86_64 && ln -s ../distributions/azurelinux-4.0/base after/x86_64
  $ rpmgap diff azurelinux-4.0 azurelinux-4.0 --arch x86_64 --arch aarch64 --only-repo "OLD:base=file://$PWD/before/\$basearch" --only-repo "NEW:base=file://$PWD/after/\$basearch" --format html --fail-on never > page.html
  $ $CHECK_HTML page.html 'azurelinux-4.0, aarch64' 'azurelinux-4.0, x86_64'
  well-formed, self-contained; 2 texts found
  $ rpmgap diff ./old ./old --arch x86_64 --format html > page.html && $CHECK_HTML page.html 'No change.' 'Nothing is newly broken'
  well-formed, self-contained; 2 texts found
  $ rpmgap diff ./old ./new --arch x86_64 --packages-only --format html > page.html; $CHECK_HTML page.html stays-1-1.noarch
  well-formed, self-contained; 1 texts found

