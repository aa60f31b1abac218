import { expect } from 'chai';
import { click, viewport } from '../support/user.js';
import { expectAccessible } from '../support/axe.js';
import { forgetReturns, says } from './consent.js';
import { add, addButton, forgetDevice, nativeSide, shown, TOKENIZE } from './apple-pay.js';
import { frame, inside, maybeInside, place, setStage, until } from './stage.js';

// Apple's artwork in the slot: as it came, with room around it. Source: Apple, "Add to Apple Wallet" guidelines.

afterEach(() => {
  forgetReturns();
  forgetDevice();
});

/** Artwork of a size, with a frame that shows where it ends. */
const svg = (width: number, height: number, attributes: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="badge" ${attributes}><rect x="0" y="0" width="${width}" height="${height}"/></svg>`;

const file = (width: number, height: number): string =>
  `data:image/svg+xml,${encodeURIComponent(svg(width, height, `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`))}`;

/** Ways in which a badge file is put into a page; `drawn` is the box in which the artwork itself is. */
const BADGES = [
  ['an SVG with a view box', 111, 35, svg(111, 35, 'width="111" height="35" viewBox="0 0 111 35"')],
  ['an SVG without a view box', 111, 35, svg(111, 35, 'width="111" height="35"')],
  ['a big SVG', 210, 66, svg(210, 66, 'width="210" height="66" viewBox="0 0 210 66"')],
  ['a file', 111, 35, `<img alt="" src="${file(111, 35)}">`],
  ['a file with its size said', 160, 48, `<img alt="" width="160" height="48" src="${file(160, 48)}">`],
  ['a big file', 210, 66, `<img alt="" src="${file(210, 66)}">`],
  ['a file in a picture', 111, 35, `<picture><img alt="" src="${file(111, 35)}"></picture>`],
] as const;

/** What nobody may draw in: the badge's box, and a tenth of its height around it. */
function expectRoom(badge: DOMRect, element: Element, around: readonly Element[]): void {
  const room = badge.height / 10 - 0.01;
  const base = inside(element, '.base').getBoundingClientRect();
  for (const clear of [
    badge.left - base.left,
    base.right - badge.right,
    badge.top - base.top,
    base.bottom - badge.bottom,
  ])
    expect(clear, 'clear space').to.be.at.least(room);
  for (const other of around) {
    const { left, right, top, bottom } = other.getBoundingClientRect();
    const apart = Math.max(left - badge.right, badge.left - right, top - badge.bottom, badge.top - bottom);
    expect(apart, `clear space to <${other.localName}>`).to.be.at.least(room);
  }
}

describe('giro-apple-pay-button with a badge from Apple', () => {
  for (const [name, width, height, html] of BADGES)
    it(`keeps ${name} as large as it came, undrawn on, with clear space, and a size to press`, async () => {
      const stage = await setStage();
      const before = place(document.createElement('p'), stage.provider);
      before.textContent = 'Before';
      const element = add(stage, nativeSide(stage));
      element.innerHTML = html;
      const after = place(document.createElement('p'), stage.provider);
      after.textContent = 'After';
      await shown(element);
      const art = element.querySelector('img') ?? element.querySelector('svg')!;
      await until(() => !(art instanceof HTMLImageElement) || art.complete, 'the file is there');
      await frame();
      const badge = art.getBoundingClientRect();
      expect(badge.width, 'its width').to.be.closeTo(width, 0.1);
      expect(badge.height, 'its height').to.be.closeTo(height, 0.1);
      const rect = art.querySelector('rect')?.getBoundingClientRect();
      if (rect) {
        expect(rect.width, 'what is drawn').to.be.closeTo(width, 0.1);
        expect(rect.height, 'what is drawn').to.be.closeTo(height, 0.1);
      }
      expectRoom(badge, element, [before, after]);
      const button = addButton(element);
      const { height: pressable, width: wide } = button.getBoundingClientRect();
      expect(Math.min(pressable, wide), 'a size to press').to.be.at.least(44);
      const { backgroundColor, borderTopWidth, boxShadow, filter, opacity } = getComputedStyle(button);
      expect([backgroundColor, borderTopWidth, boxShadow, filter, opacity], 'nothing is drawn on it').to.deep.equal([
        'rgba(0, 0, 0, 0)',
        '0px',
        'none',
        'none',
        '1',
      ]);
      await expectAccessible(element);
    });

  it('that is wider than the page grows smaller as a whole, in proportion', async () => {
    await viewport(460);
    try {
      for (const [, , , html] of [BADGES[0], BADGES[3], BADGES[4]]) {
        const stage = await setStage();
        const narrow = place(document.createElement('div'), stage.provider);
        narrow.style.inlineSize = '100px';
        const element = add(stage, nativeSide(stage));
        narrow.append(element);
        element.innerHTML = html;
        await shown(element);
        const art = element.querySelector('img') ?? element.querySelector('svg')!;
        await until(() => !(art instanceof HTMLImageElement) || art.complete, 'the file is there');
        await frame();
        const { width, right } = art.getBoundingClientRect();
        expect(right).to.be.at.most(narrow.getBoundingClientRect().right);
        expect(width).to.be.at.least(70);
        const rect = art.querySelector('rect')?.getBoundingClientRect();
        if (rect) expect(rect.width / rect.height, 'what is drawn').to.be.closeTo(111 / 35, 0.01);
        else expect(getComputedStyle(art).objectFit, 'what is drawn').to.equal('contain');
      }
    } finally {
      await viewport(800);
    }
  });

  it('that a host sizes itself has the host’s size and clear space', async () => {
    const stage = await setStage();
    const element = add(stage, nativeSide(stage));
    element.innerHTML = svg(111, 35, 'width="111" height="35" viewBox="0 0 111 35"');
    const art = element.querySelector('svg')!;
    art.style.blockSize = '60px';
    art.style.inlineSize = 'auto';
    await shown(element);
    await frame();
    const badge = art.getBoundingClientRect();
    expect(badge.height).to.be.closeTo(60, 0.1);
    const rect = art.querySelector('rect')!.getBoundingClientRect();
    expect(rect.width / rect.height).to.be.closeTo(111 / 35, 0.01);
    expectRoom(badge, element, []);
  });

  it('that comes late is taken, and without one the button carries the words, also in a page with line breaks', async () => {
    const stage = await setStage();
    const element = add(stage, nativeSide(stage));
    element.textContent = '\n  ';
    await shown(element);
    const button = addButton(element);
    expect(button.innerText.trim()).to.equal('Add to Apple Wallet');
    expect(getComputedStyle(button).backgroundColor).to.equal('rgb(0, 0, 0)');
    element.innerHTML = `\n  ${BADGES[0][3]}\n`;
    await until(() => !maybeInside(element, '.words'), 'the words give way');
    await frame();
    expect(element.querySelector('svg')!.getBoundingClientRect().width).to.be.closeTo(111, 0.1);
    expect(getComputedStyle(button).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    element.replaceChildren();
    await until(() => maybeInside(element, '.words'), 'the words are back');
  });

  it('is pressed like any button, and its room is not given up to words below', async () => {
    const stage = await setStage();
    const element = add(stage, nativeSide(stage));
    element.innerHTML = svg(111, 35, 'width="111" height="35" viewBox="0 0 111 35"');
    await shown(element);
    await stage.control.faults.add({ call: TOKENIZE, times: 1, do: { kind: 'delay', ms: 300 } });
    await click(addButton(element));
    await says(element, 'Preparing the card');
    await frame();
    expectRoom(element.querySelector('svg')!.getBoundingClientRect(), element, [inside(element, '.hint')]);
    await says(element, 'The card is in Apple Wallet.');
  });
});
