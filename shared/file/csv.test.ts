import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';

const cells = (text: string): readonly (readonly string[])[] => readCsv(text).map((line) => line.cells);

describe('readCsv', () => {
  it('reads commas, semicolons and tabs with any line end and a byte order mark', () => {
    expect(cells('\uFEFFname,kind\r\nweb, instance\r\n')).toEqual([['name', 'kind'], ['web', 'instance']]);
    expect(cells('name;kind\nweb;a,b')).toEqual([['name', 'kind'], ['web', 'a,b']]);
    expect(cells('name\tkind\rweb\tx')).toEqual([['name', 'kind'], ['web', 'x']]);
  });

  it('reads quoted cells with separators, doubled quotes and line ends', () => {
    expect(cells('a,b\n"x, ""y""","two\nlines"\nlast,')).toEqual([['a', 'b'], ['x, "y"', 'two\nlines'], ['last', '']]);
  });

  it('tells the line of each row, empty lines left out', () => {
    expect(readCsv('a,b\n\n"1\n2",x\n3,y').map((line) => line.line)).toEqual([1, 3, 5]);
  });

  it('ends an open quote with the text', () => {
    expect(cells('a,b\n"open')).toEqual([['a', 'b'], ['open']]);
  });

  it('stops after its limit of rows', () => {
    expect(readCsv('a\n'.repeat(5000)).length).toBe(2001);
  });
});
