A scan as a page that needs nothing but itself. browser.page uses it; here it is read.

  $ rpmgap scan applications/trip $AZL4 $FEDORA --format html > page.html
  [1]
  $ $CHECK_HTML page.html 'Can it migrate? Not as it is: 13 blockers and 5 errors.' 'This run fails: 13 blockers and 5 errors (--fail-on error).' 'libcbor.so.0.13()(64bit)' 'set RUNPATH to $ORIGIN' 'dnf install gnutls gzip' 'lib/libcollect.so.2' 41aa2c6389e5ee6c
  well-formed, self-contained; 7 texts found
  $ grep -c '<details class="row"' page.html
  29

One finding: what there is, what to do, the way to it and who needs it as trees, what its check is.

  $ sed -n '/data-code="RG104" data-standing="counts" data-fingerprint="850d247965483eab"><summary>/,/^<details class="row"/p' page.html | sed '$d'
  <details class="row" id="fc4" data-severity="blocker" data-code="RG104" data-standing="counts" data-fingerprint="850d247965483eab"><summary><span class="mark b">blocker</span><code>RG104</code> soname-differs <code>libcbor.so.0.13()(64bit)</code> <span class="count">1 subject, 850d2479</span></summary>
  <p>azurelinux-4.0 has another major of this library</p>
  <dl>
  <dt>what is there</dt><dd>nearest: libcbor.so.0.12()(64bit) in libcbor-0.12.0-7.azl4.x86_64 (base); fedora-43 has it in libcbor-0.13.0-1.fc43.x86_64</dd>
  <dt>to do</dt><dd>rebuild against libcbor.so.0.12, or ship libcbor.so.0.13 beside the application</dd>
  <dt>fingerprint</dt><dd><code>850d247965483eab</code></dd>
  <dt>about</dt><dd><a href="#k4">what RG104 finds, and when it is wrong</a></dd>
  </dl>
  <h3>How the application comes to it</h3>
  <ul class="tree"><li><details open><summary><code>bin/collector</code></summary><ul><li><details open><summary><code>lib/libcollect.so.2</code></summary><ul><li><details open><summary><code>libcbor.so.0.13()(64bit)</code></summary><ul><li><code>nothing</code></li></ul></details></li></ul></details></li></ul></details></li></ul>
  <h3>1 subject needs it</h3>
  <ul class="tree">
  <li><details><summary><code>lib/libcollect.so.2</code> <span class="soft">(DT_NEEDED)</span> <code class="soft" title="fingerprint with this subject">41aa2c6389e5ee6c</code> <span class="count">← 1 user</span></summary><ul>
  <li><code>bin/collector</code> asks for <code>libcollect.so.2</code></li></ul>
  </details></li></ul>
  </details>
  $ sed -n '/<details id="k4">/,/<\/details>/p' page.html | cut -c1-120
  <details id="k4"><summary><code>RG104</code> soname-differs</summary>
  <dl>
  <dt>what it finds</dt><dd>A shared library of which the target has another major only.</dd>
  <dt>why it matters</dt><dd>The loader looks for the exact soname; another major is another binary interface.</dd>
  <dt>to do</dt><dd>Rebuild on the target, or ship the old major with the application.</dd>
  <dt>when it is wrong</dt><dd>Two unrelated libraries can share a stem.</dd>
  </dl>
  </details>

What matters first, the picture, the filters, and what vouches for the metadata.

  $ sed -n '/<ol class="first">/,/<\/ol>/p' page.html | sed -n '2,5p'
  <li><span class="mark b">blocker</span><a href="#fc1">RG101 python3dist(certbot) &gt;= 4</a>: no package of any channel of azurelinux-4.0 provides it; certbot and dehydrated are not packaged, and mod_md, the ACME client within httpd, is<br>To do: let mod_md see to the certificates of httpd, or install a client from PyPI</li>
  <li><span class="mark b">blocker</span><a href="#fc2">RG102 java-21-openjdk-headless</a>: no package of azurelinux-4.0 has or provides this name; Java 25 is the only OpenJDK, and 21 and older were taken out<br>To do: move to java-25-openjdk, or bring a JDK along</li>
  <li><span class="mark b">blocker</span><a href="#fc3">RG103 libobjc.so.4()(64bit)</a>: no package of azurelinux-4.0 has this library; GCC is built without Objective-C, and GNUstep is left out with it<br>To do: ship libobjc with the application</li>
  <li><span class="mark b">blocker</span><a href="#fc4">RG104 libcbor.so.0.13()(64bit)</a>: azurelinux-4.0 has another major of this library<br>To do: rebuild against libcbor.so.0.12, or ship libcbor.so.0.13 beside the application</li>
  $ grep -o '<a href="#fc4"><title>[^<]*</title>' page.html
  <a href="#fc4"><title>blocker: libcbor.so.0.13()(64bit): 2 subjects</title>
  <a href="#fc4"><title>applications/trip/lib/libcollect.so.2; with all that hangs on it: 2 subjects</title>
  <a href="#fc4"><title>applications/trip/bin/collector asks for libcollect.so.2</title>
  $ grep -o '<input type="checkbox" name="s[^>]*>[a-z]* <span class="count">[0-9]*' page.html
  <input type="checkbox" name="severity" value="blocker" autocomplete="off" checked>blocker <span class="count">13
  <input type="checkbox" name="severity" value="error" autocomplete="off" checked>error <span class="count">5
  <input type="checkbox" name="severity" value="warning" autocomplete="off" checked>warning <span class="count">7
  $ sed -n '/<details id="metadata">/,/<\/details>/p' page.html | sed -n '2,5p'
  <h3>target: azurelinux-4.0 x86_64 (2026-01-01, 7 days old)</h3>
  <div class="wide" tabindex="0" role="region" aria-label="channels of the target"><table>
  <tr><th scope="col">channel</th><th scope="col">packages</th><th scope="col">made</th><th scope="col">sha256 of repomd.xml</th><th scope="col">vouched for by</th></tr>
  <tr><td>base (enabled)</td><td>79</td><td>2026-01-01</td><td><code>531de9486865d0603824235d5dc772b34236cdcc8a355c71ed8534a301f905cf</code></td><td>a local directory</td></tr>

Nothing is wrong: it says so, and that everything was checked.

  $ rpmgap scan applications/clean $AZL4 $FEDORA --format html > page.html; $CHECK_HTML page.html 'Can it migrate? Yes: everything that it requires is there.' 'This run passes: no finding at or over error.' 'Nothing was found.' 'Everything was checked.'
  well-formed, self-contained; 4 texts found

Nothing was audited; something was not checked, which fails a strict run.

  $ mkdir empty && rpmgap scan empty $AZL4 --baseline none --format html > page.html; $CHECK_HTML page.html 'Nothing that has requirements was found in what could be read: nothing was audited.'
  rpmgap: nothing that was read has requirements: nothing was audited
  well-formed, self-contained; 1 texts found
  $ rpmgap scan applications/hostile $AZL4 $FEDORA --strict --format html > page.html
  [5]
  $ $CHECK_HTML page.html 'This run fails: 17 things were not checked, and the run is strict.' 'ELF class 0 is unknown'
  well-formed, self-contained; 2 texts found

Names that would be markup are text.

  $ mkdir app && printf '#!/usr/bin/<img/src=x/onerror=alert(1)>\n' > "app/\"'><script>alert(1)<!--" && printf '#!/bin/sh\n"<b>&lt;"\n' > 'app/javascript:alert(2).sh'
  $ rpmgap scan app $AZL4 --baseline none --format html > page.html
  [1]
  $ $CHECK_HTML page.html "\"'><script>alert(1)<!--" '/usr/bin/<img/src=x/onerror=alert(1)>' '<b>&lt;' 'javascript:alert(2).sh'
  well-formed, self-contained; 4 texts found

Of very many findings the gravest are told whole, the others by a line, the rest by a number; with -v all are whole.

  $ { echo 'FROM scratch'; seq -f 'RUN dnf install lacking-%05.0f' 1 7000; } > Dockerfile
  $ rpmgap scan Dockerfile $AZL4 --baseline none --format html > page.html
  [1]
  $ $CHECK_HTML page.html 'lacking-00001' 'lacking-06400' 'Of the other 6600 no more than a line is here' 'and 600 more findings not listed here'
  well-formed, self-contained; 4 texts found
  $ grep -c '<details class="row"' page.html; grep -c '<p class="row"' page.html; grep -c 'lacking-06401' page.html
  400
  6000
  0
  [1]
  $ test $(wc -c < page.html) -lt 4000000
  $ rpmgap scan Dockerfile $AZL4 --baseline none --format html -v > page.html
  [1]
  $ grep -c '<details class="row"' page.html; $CHECK_HTML page.html 'lacking-07000'
  7000
  well-formed, self-contained; 1 texts found

