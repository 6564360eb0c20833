// Runs within the page that is looked at: `npm test` loads it together with axe into every window.
// Each function answers a list of sentences, empty when all is well.
globalThis.faultsOfPage = {
  /** Barriers that axe finds by WCAG 2.2 A and AA. */
  async barriers() {
    const { violations } = await globalThis.axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    });
    return violations.map(({ id, help, nodes }) => {
      const where = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      return `axe ${id}: ${help} at ${where.join(', ')}`;
    });
  },

  /** Content wider than the window, and what makes it so. */
  overflow() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element) => {
      const parent = element.parentElement;
      return parent !== null && (getComputedStyle(parent).overflowX === 'auto' || scrolls(parent));
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      return element.getBoundingClientRect().right > width + 1 && !scrolls(element);
    });
    const names = wide.slice(0, 3).map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`);
    return [`${document.documentElement.scrollWidth} px wide where ${width} px have to do: ${names.join(', ')}`];
  },

  /** Targets under 24 × 24 px that stand neither within a sentence nor far enough from their neighbours (WCAG 2.5.8). */
  smallTargets() {
    const least = 24;
    const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((target) => target.checkVisibility() && target.getBoundingClientRect().bottom > 0)
      .map((target) => ({ target, box: target.getBoundingClientRect() }));
    const isInSentence = (target) => {
      const sentence = target.parentElement.textContent.trim();
      return getComputedStyle(target).display === 'inline' && sentence.length > target.textContent.trim().length;
    };
    const isCrowded = ({ target, box }) => {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      return targets.some(({ target: other, box: { left, right, top, bottom } }) => {
        return other !== target && Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < least / 2;
      });
    };
    return targets
      .filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
      .filter((small) => !isInSentence(small.target) && isCrowded(small))
      .map(({ target, box }) => `target of ${Math.round(box.width)} × ${Math.round(box.height)} px: ${target.outerHTML.slice(0, 120)}`);
  },
};
