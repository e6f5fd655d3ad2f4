import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';

/** Runs as a person would mark them: b bold, i italic, c code, l link. */
function marked(line: string): readonly string[] {
  const [block] = parseMarkdown(line);
  return (block?.runs ?? []).map((run) => `${run.isBold ? 'b' : ''}${run.isItalic ? 'i' : ''}${run.isCode ? 'c' : ''}${run.link === null ? '' : 'l'}:${run.text}`);
}

describe('parseMarkdown', () => {
  it('ux-53 knows bold, italic, code, links, headings and lists (logic only)', () => {
    expect(marked('ask **Kim** about *the* `10.0.0.0/8` [plan](https://example.com/p)')).toEqual([':ask ', 'b:Kim', ': about ', 'i:the', ': ', 'c:10.0.0.0/8', ': ', 'l:plan']);
    expect(marked('**bold *both* end**')).toEqual(['b:bold ', 'bi:both', 'b: end']);
    expect(parseMarkdown('## Title\n- one\n  * two\n3. three\ntext').map(({ form, level, mark }) => [form, level, mark])).toEqual([
      ['heading', 2, ''], ['item', 0, '•'], ['item', 1, '•'], ['item', 0, '3.'], ['paragraph', 0, ''],
    ]);
  });

  it('ux-53 leaves markup, unsafe links and half signs as the text they are (logic only)', () => {
    for (const text of [
      '<script>alert(1)</script>', '<img src=x onerror=alert(2)>', '[a](javascript:alert(1))', '[a](data:text/html,x)', '[a](file:///etc/passwd)', '[a]( https://x)', '2 * 3 * 4', 'vm_web_01', '**', '`', '[]()', '#nohead',
    ]) {
      expect([text, parseMarkdown(text)[0]?.runs.map((run) => run.text).join(''), parseMarkdown(text)[0]?.runs.some((run) => run.link !== null || run.isBold)]).toEqual([text, text, false]);
    }
  });

  it('ux-53 reads the largest note of nothing but signs in one go (logic only)', () => {
    for (const sign of ['*', '_', '`', '[', '**a', '[a](']) {
      const text = sign.repeat(Math.floor(20_000 / sign.length));
      expect(parseMarkdown(text)[0]?.runs.map((run) => run.text).join('').length).toBeGreaterThan(0);
    }
  });
});
