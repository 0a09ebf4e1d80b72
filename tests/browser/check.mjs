// Opens pages in Chromium and uses them: node check.mjs BROWSER CHROMIUM PLACE, where PLACE has trip.html and the others.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const [browserPlace, executablePath, place] = process.argv.slice(2);
const {chromium} = createRequire(`${browserPlace}/node_modules/`)('playwright-core');
const axe = readFileSync(`${browserPlace}/node_modules/axe-core/axe.min.js`, 'utf8');
const wide = {width: 1200, height: 900};
const phone = {width: 390, height: 844};

// As root there is no sandbox to be had; the pages are ours.
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
let failed = 0;
let passed = 0;

// One page in a window of its own. What it says on the console or asks of anybody else is a failure.
async function check(what, name, how, body) {
    const context = await browser.newContext({viewport: wide, colorScheme: 'light', ...how});
    const url = pathToFileURL(path.join(place, `${name}.html`)).href;
    const faults = [];
    try {
        const page = await context.newPage();
        page.setDefaultTimeout(20000);
        page.on('console', (message) => faults.push(`console: ${message.text()}`));
        page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
        page.on('request', (request) => {
            if (request.url() !== url) faults.push(`request: ${request.url()}`);
        });
        await page.goto(url);
        await body(page, context);
        assert.deepEqual(faults, []);
        passed += 1;
    } catch (error) {
        failed += 1;
        console.log(`FAILED ${name}: ${what}: ${error.message}`);
    } finally {
        await context.close();
    }
}

const visible = (page, selector) =>
    page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
const shown = (page) => page.locator('[data-shown]').textContent();
const isOpen = (locator) => locator.evaluate((one) => one.open);
const focused = (page, what) => page.evaluate((wanted) => document.activeElement.matches(wanted), what);

// Presses Tab until what has the focus fits.
async function tabTo(page, selector, most = 400) {
    for (let i = 0; i < most; ++i) {
        await page.keyboard.press('Tab');
        if (await focused(page, selector)) return;
    }
    assert.fail(`no ${selector} within ${most} steps of Tab`);
}

// The rows of lists that are open; the count is of all.
const rows = (page) => page.locator('.row').count();
const rowsLeft = (page) => page.locator('.row:not(.off)').count();
async function agrees(page) {
    const left = await rowsLeft(page);
    const all = await rows(page);
    assert.equal(await shown(page), left === all ? `all ${all} shown` : `${left} of ${all} shown`);
    return left;
}

async function noOverflow(page) {
    const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(needs <= has, `the page is ${needs} pixels wide in a window of ${has}`);
}

async function accessible(page) {
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
        const result = await globalThis.axe.run(document, {resultTypes: ['violations']});
        return result.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
            .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' ')}`);
    });
    assert.deepEqual(violations, []);
}

const filtersOf = ['trip', 'hostile'];
const all = ['trip', 'clean', 'hostile', 'diff'];

for (const name of filtersOf) {
    await check('filters by click', name, {}, async (page) => {
        const before = await agrees(page);
        await page.locator('input[name=severity][value=blocker]').click();
        assert.equal(await page.locator('.row[data-severity=blocker]:not(.off)').count(), 0);
        const after = await agrees(page);
        assert.ok(after < before && after > 0);
        await page.locator('.filters summary').click();
        await page.locator('button[data-check=no][data-of=code]').click();
        assert.equal(await agrees(page), 0);
        await page.locator('input[name=code][value=RG104]').click();
        assert.equal(await agrees(page), await page.locator('.row[data-code=RG104]:not([data-severity=blocker])').count());
        await page.locator('button[data-reset]').click();
        assert.equal(await agrees(page), before);
    });

    await check('filters by keyboard', name, {}, async (page) => {
        const before = await agrees(page);
        await tabTo(page, 'input[type=search]');
        await tabTo(page, 'input[name=severity][value=blocker]');
        await page.keyboard.press('Space');
        const after = await agrees(page);
        assert.ok(after < before);
        await tabTo(page, '.filters summary');
        await page.keyboard.press('Enter');
        await tabTo(page, 'button[data-check=no][data-of=code]');
        await page.keyboard.press('Enter');
        assert.equal(await agrees(page), 0);
        await tabTo(page, 'input[name=code][value=RG104]');
        await page.keyboard.press('Space');
        assert.ok(await agrees(page) > 0);
    });

    await check('chains open by keyboard', name, {}, async (page) => {
        const row = page.locator('details.row').first();
        assert.equal(await isOpen(row), false);
        await tabTo(page, 'details.row > summary');
        await page.keyboard.press('Enter');
        assert.equal(await isOpen(row), true);
        await tabTo(page, '.tree summary');
        const link = row.locator('.tree details').first();
        assert.equal(await isOpen(link), true);
        await page.keyboard.press('Space');
        assert.equal(await isOpen(link), false);
        await page.keyboard.press('Space');
        assert.ok(await row.locator('.tree li li').first().isVisible());
    });

    await check('the plan is copied', name, {}, async (page, context) => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write']);
        const plan = await page.locator('#plan').textContent();
        await page.locator('button[data-copy]').click();
        await page.locator('button[data-copy] + [role=status]', {hasText: 'copied'}).waitFor();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), plan);
        await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', {value: undefined}));
        await page.locator('button[data-copy]').focus();
        await page.keyboard.press('Enter');
        assert.equal((await page.evaluate(() => getSelection().toString())).trim(), plan.trim());
    });

    await check('links open what they lead to', name, {}, async (page) => {
        await tabTo(page, '.first a');
        await page.keyboard.press('Enter');
        assert.equal(await isOpen(page.locator('#fc1')), true);
        await page.waitForFunction(() => document.activeElement.matches('#fc1 > summary'));
        const [top, bar] = await page.evaluate(() => ['#fc1', '.tools'].map(
            (what) => document.querySelector(what).getBoundingClientRect()));
        assert.ok(top.top >= bar.bottom, 'what a link leads to is not behind the bar');
        await page.locator('input[name=severity][value=blocker]').click();
        await page.locator('.blast a[href="#fc2"]').first().focus();
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.getElementById('fc2').open);
        assert.ok(await page.locator('#fc2').isVisible());
        await page.locator('#fc2 a').click();
        await page.waitForFunction(() => document.querySelector(location.hash).open);
    });
}

await check('search', 'trip', {}, async (page) => {
    await tabTo(page, 'input[type=search]');
    await page.keyboard.type('LIBCBOR');
    await page.locator('[data-shown]', {hasText: ' of '}).waitFor();
    assert.equal(await agrees(page), 1);
    assert.ok(await page.locator('.row[data-code=RG104]:not(.off)').isVisible());
});

await check('standings', 'hostile', {}, async (page) => {
    for (const standing of ['known', 'waived', 'fixed']) {
        assert.equal(await page.locator(`.row[data-standing=${standing}]`).count(), 9);
        await page.locator(`input[name=standing][value=${standing}]`).click();
        assert.equal(await page.locator(`.row[data-standing=${standing}]:not(.off)`).count(), 0);
    }
    await agrees(page);
});

await check('hostile text stays text', 'hostile', {}, async (page) => {
    await page.locator('button[data-open=yes]').click();
    assert.equal(await page.evaluate(() => globalThis.hostile), undefined);
    assert.equal(await page.locator('img, iframe, object, embed, form, link, base, script + script').count(), 0);
    assert.equal(await page.locator('a:not([href^="#"])').count(), 0);
    assert.equal(await page.evaluate(() => Array.from(document.querySelectorAll('*')).some(
        (one) => Array.from(one.attributes).some((attribute) => attribute.name.startsWith('on')))), false);
    assert.ok((await page.locator('main').textContent()).includes('<script>window.hostile=1</script>'));
});

// 5,000 findings: the time is not judged, but that it works is.
await check('many findings', 'many', {}, async (page) => {
    assert.equal(await page.locator('.first li').count(), 10);
    const before = await agrees(page);
    assert.ok(before > 5000);
    await page.locator('input[type=search]').fill('cause 4999 ');
    await page.locator('[data-shown]', {hasText: ' of '}).waitFor();
    assert.equal(await agrees(page), 1);
    const [parsed, loaded] = await page.evaluate(() => {
        const [timing] = performance.getEntriesByType('navigation');
        return [timing.domInteractive, timing.loadEventEnd];
    });
    console.log(`5,000 findings: parsed after ${Math.round(parsed)} ms, loaded after ${Math.round(loaded)} ms`);
});

for (const name of all) {
    for (const [look, how] of [['light', {}], ['dark', {colorScheme: 'dark'}], ['phone', {viewport: phone}],
                               ['dark phone', {viewport: phone, colorScheme: 'dark'}]]) {
        await check(`accessible, ${look}`, name, how, async (page) => {
            await noOverflow(page);
            await accessible(page);
            await page.locator('button[data-open=yes]').click();
            await page.locator('.filters').evaluateAll((filters) => filters.forEach((one) => { one.open = true; }));
            await noOverflow(page);
            await accessible(page);
        });
    }

    await check('printed whole', name, {}, async (page) => {
        const field = page.locator('input[type=search]');
        await field.fill('no such text');
        await page.emulateMedia({media: 'print'});
        assert.equal(await visible(page, '.row'), await rows(page));
        const hidden = await page.locator('details > :not(summary)').evaluateAll(
            (parts) => parts.filter((part) => !part.closest('.tools') &&
                                              !part.checkVisibility({contentVisibilityAuto: true})).length);
        assert.equal(hidden, 0);
        assert.equal(await page.locator('.tools').isVisible(), false);
        await noOverflow(page);
    });

    await check('readable without a script', name, {javaScriptEnabled: false}, async (page) => {
        assert.equal(await page.locator('.tools').isVisible(), false);
        assert.equal(await page.locator('button:visible').count(), 0);
        const row = page.locator('main > section details').first();
        if (await row.count() > 0) {
            await row.locator('summary').first().click();
            assert.ok(await row.locator(':scope > :not(summary)').first().isVisible());
        }
    });
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
