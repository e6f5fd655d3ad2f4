import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepFocus } from './keep-focus.ts';

let stop: () => void;

beforeEach(() => {
  // Nothing is laid out here: whatever is in the page counts as visible.
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', { configurable: true, get: () => document.body });
  document.body.innerHTML = '<div class="canvas" tabindex="-1"></div><div data-region="list"><button id="a"></button><button id="b"></button><button id="c"></button></div>';
  stop = keepFocus();
});

afterEach(() => {
  stop();
  Reflect.deleteProperty(HTMLElement.prototype, 'offsetParent');
});

const element = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`#${id}`);
  if (found === null) throw new Error(id);
  return found;
};
const focused = (): string | undefined => document.activeElement?.id || document.activeElement?.className;

test('ux-94 the focus of a thing that goes away passes to the next one, else to the one before', async () => {
  element('b').focus();
  element('b').remove();
  await vi.waitFor(() => expect(focused()).toBe('c'));
  element('c').remove();
  await vi.waitFor(() => expect(focused()).toBe('a'));
});

test('ux-94 when a whole region goes, the canvas takes the focus', async () => {
  element('b').focus();
  document.querySelector('[data-region]')?.remove();
  await vi.waitFor(() => expect(focused()).toBe('canvas'));
});

test('a button that is switched off while it has the focus passes it on inside its dialog', async () => {
  document.body.insertAdjacentHTML('beforeend', '<form role="dialog"><input id="field"><button id="go"></button></form>');
  const go = element('go');
  go.focus();
  // A browser takes the focus away from what is switched off.
  go.blur();
  go.setAttribute('disabled', '');
  await vi.waitFor(() => expect(focused()).toBe('field'));
});

test('what gives the focus on itself is left alone', async () => {
  element('b').focus();
  element('b').remove();
  element('a').focus();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(focused()).toBe('a');
});
