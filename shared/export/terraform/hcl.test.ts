import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockLines, commentLines, hclString, hclValue } from './hcl.ts';
import { identifier } from './book.ts';
import { parseHcl } from './testing/parse-hcl.ts';

const frame = 'terraform {\n}\nprovider "p" {\n}\n';

describe('HCL text', () => {
  it('quotes what would end a string or begin a template', () => {
    expect(hclString('a "b" \\ c')).toBe('"a \\"b\\" \\\\ c"');
    expect(hclString('${var.x} %{if} $ %')).toBe('"$${var.x} %%{if} $ %"');
    expect(hclString('$${x}')).toBe('"$$${x}"');
    expect(hclString('one\ntwo\u0007')).toBe('"one\\ntwo\\u0007"');
  });

  it('gives any text back to a parser as it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(fc.constantFrom('$', '{', '}', '%', '"', '\\', 'a'), { maxLength: 12 }).map((parts) => parts.join(''))).filter((text) => text === text.normalize('NFC')), (text) => {
        expect(parseHcl(`${frame}variable "v" {\n  default = ${hclString(text)}\n}\n`).variable['v']?.[0]?.['default']).toBe(text);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('writes references, lists, numbers and truth values', () => {
    expect(hclValue({ expression: 'var.region' })).toBe('var.region');
    expect(hclValue(['default', { expression: 'a.b.name' }])).toBe('["default", a.b.name]');
    expect(hclValue(20)).toBe('20');
    expect(hclValue(false)).toBe('false');
  });

  it('sets equals signs in one column and one empty line before nested blocks', () => {
    const lines = blockLines({ head: 'resource "t" "n"', arguments: { name: 'x', subnet_id: { expression: 'a.b.id' } }, notes: ['why'], blocks: [{ type: 'fixed_ip', arguments: { ip: '10.0.0.4' } }], dependsOn: ['c.d'] });
    expect(lines).toEqual([
      'resource "t" "n" {', '  name      = "x"', '  subnet_id = a.b.id', '', '  # why', '', '  fixed_ip {', '    ip = "10.0.0.4"', '  }', '', '  depends_on = [c.d]', '}',
    ]);
  });

  it('keeps every line of a comment a comment', () => {
    expect(commentLines('a\nresource "x" "y" {\r\u2028}')).toEqual(['# a', '# resource "x" "y" {', '#', '# }']);
  });

  it.each([['web-1', 'web_1'], ['10g', '_10g'], ['a.b', 'a_b'], ['서버', '_'], ['', '_']])('%s is the identifier %s', (text, wanted) => {
    expect(identifier(text)).toBe(wanted);
  });
});
