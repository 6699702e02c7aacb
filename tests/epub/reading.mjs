// An unpacked EPUB in a browser, as a reading system shows it: every link leads somewhere, notes go and come back, no text reaches over
// the edge of a small screen, at its own size and at twice it, and none is faint by day or at night.
// usage: reading.mjs FOLDER CHROMIUM [SCREENSHOTS [FILES]]
import {createRequire} from 'node:module';
import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join, basename} from 'node:path';
import {pathToFileURL} from 'node:url';

const require = createRequire(join(process.env.NABOR_NODE_MODULES, 'x.js'));
const {chromium} = require('playwright-core');
const [folder, executablePath, screenshots, wanted] = process.argv.slice(2);
const WAYS = [{width: 320, size: 100}, {width: 420, size: 100}, {width: 600, size: 100}, {width: 320, size: 200}, {width: 640, size: 200}];

const opf = readFileSync(join(folder, 'EPUB/package.opf'), 'utf8');
const items = new Map([...opf.matchAll(/<item id="([^"]*)" href="([^"]*)"/g)].map(match => [match[1], match[2]]));
const spine = [...opf.matchAll(/<itemref idref="([^"]*)"/g)].map(match => join(folder, 'EPUB', items.get(match[1])));

// Of every element that shows text of its own: how far it reaches over either edge.
const overflowing = () => {
    const width = document.documentElement.clientWidth;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        if (!walker.currentNode.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        for (const box of range.getClientRects())
            if (box.width > 0 && (box.right > width + 1 || box.left < -1)) {
                found.push(`"${walker.currentNode.data.trim().slice(0, 40)}" stands from ${Math.round(box.left)} to ${Math.round(box.right)} of ${width}`);
                break;
            }
    }
    return found;
};

// WCAG 2.2, 1.4.3, on the page's own colours: text whose colour stands out by less than 4.5 to 1.
const faint = () => {
    const channels = colour => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
    const luminance = colour => channels(colour).map(value => value / 255)
        .map(share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)
        .reduce((sum, share, i) => sum + share * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = luminance(getComputedStyle(document.body).backgroundColor);
    const found = new Set();
    for (const element of document.querySelectorAll('body *')) {
        const colour = getComputedStyle(element).color, light = luminance(colour);
        const contrast = (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05);
        if (contrast < 4.5) found.add(`${element.tagName.toLowerCase()}.${element.className}: ${colour} stands out by ${contrast.toFixed(1)} to 1`);
    }
    return [...found];
};
// The page as reading systems colour it by day and at night.
const PAPERS = {
    light: ':root { color-scheme: light; } body { background: #fff; color: #000; }',
    dark: ':root { color-scheme: dark; } body { background: #121212; color: #eee; } a:link { color: #8ab4f8; } a:visited { color: #c58af9; }'};

const linksOf = () => [...document.querySelectorAll('a[href]')].map(a => ({
    href: a.href, id: a.id, role: a.getAttribute('role'), name: (a.getAttribute('aria-label') || a.textContent).trim()}));

const problems = [];
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
const context = await browser.newContext();
const page = await context.newPage();
const ids = new Map(), links = [];
for (const file of spine) {
    await page.goto(pathToFileURL(file).href);
    ids.set(pathToFileURL(file).href, new Set(await page.evaluate(() => [...document.querySelectorAll('[id]')].map(e => e.id))));
    for (const link of await page.evaluate(linksOf)) links.push({...link, from: pathToFileURL(file).href});
    for (const [colorScheme, content] of Object.entries(PAPERS)) {
        await page.emulateMedia({colorScheme});
        const style = await page.addStyleTag({content});
        for (const found of await page.evaluate(faint)) problems.push(`${basename(file)}, ${colorScheme}: ${found}`);
        await style.evaluate(element => element.remove());
    }
    for (const {width, size} of WAYS) {
        await page.setViewportSize({width, height: 640});
        await page.evaluate(size => { document.documentElement.style.fontSize = `${size}%`; }, size);
        for (const found of await page.evaluate(overflowing)) problems.push(`${basename(file)} at ${width} px and ${size} %: ${found}`);
    }
}
let notes = 0;
for (const link of links) {
    if (!link.href.startsWith('file:')) continue;
    const [path, fragment] = link.href.split('#');
    const there = ids.get(path);
    if (!there) problems.push(`${basename(link.from)}: ${link.href} is no content document`);
    else if (fragment && !there.has(decodeURIComponent(fragment))) problems.push(`${basename(link.from)}: there is no ${link.href}`);
    if (!link.name) problems.push(`${basename(link.from)}: a link to ${link.href} without a name`);
    if (link.role !== 'doc-noteref') continue;
    ++notes;
    const back = links.filter(other => other.role === 'doc-backlink' && other.from === path && ids.get(link.from).has(other.href.split('#')[1]));
    const returns = back.some(other => other.href.split('#')[0] === link.from);
    if (!returns) problems.push(`${basename(link.from)}: the note ${link.href} does not lead back`);
}
// A reader who follows a call comes to its note, and by its number back to the call.
for (const call of links.filter(link => link.role === 'doc-noteref').slice(0, 5)) {
    await page.goto(call.from);
    await page.click(`#${CSS_escape(call.id)}`);
    const at = page.url();
    if (at !== call.href) problems.push(`a click on ${call.id} comes to ${at}`);
    await page.click(`#${CSS_escape(at.split('#')[1])} [role=doc-backlink]`);
    if (page.url() !== `${call.from}#${call.id}`) problems.push(`from ${at} a reader comes back to ${page.url()}`);
}
function CSS_escape(id) { return id.replace(/[^a-zA-Z0-9_-]/g, character => `\\${character}`); }

if (screenshots) {
    mkdirSync(screenshots, {recursive: true});
    const ways = [['320', 320, 100, 'light'], ['200', 640, 200, 'light'], ['dark', 480, 100, 'dark'], ['wide', 760, 100, 'light']];
    for (const file of spine.filter(file => !wanted || wanted.split(',').some(part => basename(file).includes(part))))
        for (const [name, width, size, colorScheme] of ways) {
            await page.emulateMedia({colorScheme});
            await page.setViewportSize({width, height: 900});
            await page.goto(pathToFileURL(file).href);
            await page.addStyleTag({content: PAPERS[colorScheme]});
            await page.evaluate(size => { document.documentElement.style.fontSize = `${size}%`; }, size);
            await page.screenshot({path: join(screenshots, `${basename(file, '.xhtml')}-${name}.png`), fullPage: false});
        }
}
await browser.close();
problems.forEach(problem => console.log(problem));
console.log(`${spine.length} files, ${links.length} links, ${notes} calls of notes: ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
