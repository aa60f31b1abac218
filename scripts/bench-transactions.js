// Ten thousand transactions beside hand-written DOM code that draws every row: CPU to mount (ratio), the longest task,
// changing one row, filtering and sorting. Reads the built package; the figures to beat are in the performance figures.
// update: from one transaction known to be another until it is laid out. reload: from a whole new answer, in which one is
// another, until then; both sides look for it. top: from a whole new answer with one more on top until it is laid out.
// node scripts/bench-transactions.js [folder of the built package] [runs] [how many times slower]
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { findBrowser } from './find-browser.js';

const [folder = 'dist', runs = '5', slower = '1'] = process.argv.slice(2);
const ENTRY = 'bench-entry';
const { pathname } = new URL(`${folder}/`, `file://${process.cwd()}/`);

/** Runs in the page. */
const BENCH = `
const SHOPS = ['Example Grocer', 'Sample Café', 'Specimen Books', 'Placeholder Air', 'Made-up Trams'];
const STATUS = ['approved', 'approved', 'approved', 'approved', 'declined'];
const make = (i) => ({
  id: 't' + i, createdAt: new Date(Date.UTC(2031, 5, 30) - i * 5400000).toISOString(),
  direction: i % 3 ? 'outgoing' : 'incoming', typeName: 'transfer-outgoing',
  amount: { amount: BigInt(Math.abs(i) * 37 + 100), currency: i % 7 ? 'EUR' : 'SEK' },
  counterparty: SHOPS[Math.abs(i) % 5] + ' ' + i, status: STATUS[Math.abs(i) % 5],
});
const frame = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
const deep = (element) => element.shadowRoot;
// A look must cost nothing beside what is measured: never through all the rows.
const until = async (holds) => { while (!holds()) await new Promise((r) => setTimeout(r, 4)); };
const longest = [];
new PerformanceObserver((list) => longest.push(...list.getEntries().map((e) => e.duration))).observe({ entryTypes: ['longtask'] });
// Waits until what was done is painted, too: CPU is read after it for both sides, when nothing is left to do.
const taskSince = async () => { await frame(); await new Promise((r) => setTimeout(r, 60)); return Math.max(0, ...longest.splice(0)); };
const money = new Map();
const day = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'short', day: 'numeric' });
const format = (m) => {
  if (!money.has(m.currency)) money.set(m.currency, new Intl.NumberFormat('en', { style: 'currency', currency: m.currency }));
  return money.get(m.currency).format(Number(m.amount) / 100);
};
// A new answer holds new objects; one in the middle says something else each time.
const answerAgain = (items, name) => items.map((item, i) => ({
  ...item, amount: { ...item.amount }, ...(name && i === items.length >> 1 ? { counterparty: name } : {}),
}));
// The first one, for which the engine has compiled little, and the median of those after it.
const severalAnswers = async (items, take) => {
  const took = [];
  for (let i = 0; i < 6; i += 1) {
    const answer = answerAgain(items, 'Changed ' + i);
    await frame();
    took.push(await take(items, answer));
    items = answer;
  }
  const [first, ...others] = took;
  const middle = (i) => others.map((one) => one[i]).toSorted((a, b) => a - b)[2];
  return { update: middle(0), updateFirst: first[0], reload: middle(1), reloadFirst: first[1] };
};
const isOther = (a, b) => a.id !== b.id || a.createdAt !== b.createdAt || a.direction !== b.direction || a.status !== b.status ||
  a.counterparty !== b.counterparty || a.amount.amount !== b.amount.amount || a.amount.currency !== b.amount.currency;
window.vanilla = async (count) => {
  const items = Array.from({ length: count }, (_, i) => make(i));
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const style = root.appendChild(document.createElement('style'));
  style.textContent = '.row{display:flex;justify-content:space-between;width:100%;min-height:64px;padding:8px 16px;border:0;border-bottom:1px solid #ddd;background:#fff;text-align:start}.how,.who{display:grid}';
  await frame(); longest.splice(0);
  const start = performance.now();
  const list = document.createElement('div'); list.role = 'list';
  const add = (parent, tag, cls, text) => { const e = parent.appendChild(document.createElement(tag)); e.className = cls; if (text) e.textContent = text; return e; };
  const draw = (t) => {
    const item = add(list, 'div', 'item'); item.role = 'listitem';
    const row = add(item, 'button', 'row');
    const who = add(row, 'span', 'who'); add(who, 'span', 'name', t.counterparty); add(who, 'span', 'hint', day.format(new Date(t.createdAt)));
    const how = add(row, 'span', 'how'); add(how, 'span', 'amount', format(t.amount)); if (t.status !== 'approved') add(how, 'span', 'badge', t.status);
    return item;
  };
  items.forEach(draw);
  root.append(list); list.getBoundingClientRect();
  const script = performance.now() - start;
  const task = await taskSince();
  const mount = await cpu();
  const again = await severalAnswers(items, async (before, answer) => {
    const start = performance.now();
    const other = answer.findIndex((item, i) => isOther(item, before[i]));
    const found = performance.now();
    list.children[other].querySelector('.name').textContent = answer[other].counterparty; list.getBoundingClientRect();
    return [performance.now() - found, performance.now() - start];
  });
  const newer = [make(-1), ...answerAgain(items)];
  await taskSince();
  const asked = performance.now();
  const known = new Set(items.map(({ id }) => id));
  for (const t of newer) if (!known.has(t.id)) list.prepend(draw(t));
  list.getBoundingClientRect();
  const top = performance.now() - asked;
  const topTask = await taskSince();
  host.remove(); await frame();
  return { mount, first: script, all: script, task, ...again, top, topTask };
};
window.kit = async (count) => {
  let items = Array.from({ length: count }, (_, i) => make(i));
  // An answer comes in a task of its own, as from a network.
  let answered = 0;
  const answer = async () => { await new Promise((r) => setTimeout(r)); answered = performance.now(); return { items }; };
  const provider = document.createElement('giro-provider');
  provider.client = {
    options: { cardsApi: 'banking-v2' }, scope: 'bench', session: { state: { step: 'host' }, onChange: () => () => undefined },
    cards: {}, transactions: { list: answer },
  };
  document.body.append(provider);
  const element = document.createElement('giro-transaction-list');
  element.accountId = 'one'; element.timeZone = 'UTC';
  await frame(); longest.splice(0);
  const start = performance.now();
  provider.append(element);
  const list = () => deep(element)?.querySelector('.rows');
  const chunks = () => list()?.childElementCount ?? 0;
  const whole = () => deep(element).querySelector('.base').lastElementChild.classList.contains('more');
  await until(() => chunks() > 0);
  deep(element).querySelector('.rows').getBoundingClientRect();
  const first = performance.now() - start;
  await until(whole);
  const all = performance.now() - start;
  await until(() => deep(element).querySelector('form'));
  const task = await taskSince();
  const mount = await cpu();
  const measure = async (act, done) => { longest.splice(0); const t = performance.now(); act(); await until(done); await frame(); return performance.now() - t; };
  const text = (n) => {
    for (const chunk of list()?.children ?? []) {
      const rows = chunk.querySelectorAll('button.row');
      if (n < rows.length) return rows[n].textContent;
      n -= rows.length;
    }
    return '';
  };
  let asked = 0; // what is new is known when the last update before it is drawn is asked for
  const ask = element.requestUpdate.bind(element);
  element.requestUpdate = (...given) => { asked = performance.now(); ask(...given); };
  const again = await severalAnswers(items, async (_, next) => {
    items = next;
    await element.reload(); await element.updateComplete;
    deep(element).querySelector('.rows').getBoundingClientRect();
    const took = [performance.now() - asked, performance.now() - answered];
    if (!text(count >> 1).includes(next[count >> 1].counterparty)) throw new Error('The new answer is not drawn.');
    return took;
  });
  items = [make(-1), ...answerAgain(items)];
  await taskSince();
  await element.reload(); await element.updateComplete;
  deep(element).querySelector('.rows').getBoundingClientRect();
  const top = performance.now() - answered;
  const topTask = await taskSince();
  if (text(0).includes(items[1].counterparty) || !text(1).includes(items[1].counterparty)) throw new Error('The newer one is not on top.');
  const choose = (id, value, type = 'change') => { const f = deep(element).querySelector('#' + id); f.value = value; f.dispatchEvent(new Event(type, { bubbles: true })); };
  const filter = await measure(() => choose('status', 'declined'), () => text(0).toLowerCase().includes('declined') && !text(1).includes('Sample') );
  const filterTask = await taskSince();
  const back = await measure(() => choose('status', ''), () => !text(1).toLowerCase().includes('declined'));
  await until(whole);
  const sort = await measure(() => choose('order', 'amount'), () => text(0).includes(String(count - 1 - ((count - 1) % 1)).slice(0, 1)) && deep(element).querySelector('h3').textContent.trim() === 'EUR');
  const sortTask = await taskSince();
  await until(whole);
  provider.remove(); await frame();
  return { mount, first, all, task, ...again, top, topTask, filter, filterTask, back, sort, sortTask };
};
`;

const { output } = (
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith(ENTRY) ? ENTRY : undefined),
        load: (id) => (id === ENTRY ? `import '${pathname}define/giro-transaction-list.js';${BENCH}` : undefined),
      },
    ],
    build: {
      write: false,
      lib: { entry: ENTRY, formats: ['es'], fileName: 'entry' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
)[0];
const code = output.find(({ type }) => type === 'chunk').code;

const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium'),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
try {
  for (const count of [1000, 10_000]) {
    const found = { vanilla: [], kit: [] };
    for (let run = 0; run < Number(runs); run += 1)
      for (const what of ['vanilla', 'kit']) {
        const page = await browser.newPage();
        await page.addScriptTag({ type: 'module', content: code });
        await page.waitForFunction(() => 'kit' in globalThis);
        const client = await page.createCDPSession();
        await client.send('Performance.enable', { timeDomain: 'threadTicks' }); // CPU, not what others take meanwhile
        const cpu = async () =>
          (await client.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
        const before = await cpu();
        await page.exposeFunction('cpu', async () => ((await cpu()) - before) * 1000);
        if (slower > 1) await client.send('Emulation.setCPUThrottlingRate', { rate: Number(slower) });
        found[what].push(await page.evaluate((name, n) => globalThis[name](n), what, count));
        await page.close();
      }
    const rows = Object.entries(found).map(([what, all]) => [
      what,
      Object.fromEntries(
        Object.keys(all[0]).map((key) => [key, Number(median(all.map((one) => one[key])).toFixed(1))]),
      ),
    ]);
    console.log(`${count} rows, ms, median of ${runs}`);
    console.table(Object.fromEntries(rows));
  }
} finally {
  await browser.close();
}
