import type { Family } from '../../shared/model/definition.ts';
import { glyphPaths } from '../../shared/drawing/glyph/glyph-paths.ts';

/** A component's glyph in the colour of the text around it; the same path data as the picture's (VISUAL 5). */
export function Glyph({ kind, size = 17 }: { readonly kind: string; readonly size?: number }) {
  const glyph = glyphPaths[kind] ?? glyphPaths['note'];
  const stroke = size <= 16 ? 1.9 : size >= 40 ? 1.4 : 1.75;
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {glyph === undefined ? null : (
        <>
          <path d={glyph.stroke} fill="none" stroke="currentColor" strokeWidth={stroke} strokeLinecap="round" strokeLinejoin="round" />
          {glyph.fill === '' ? null : <path d={glyph.fill} fill="currentColor" />}
        </>
      )}
    </svg>
  );
}

/** The class that gives its contents a family's colours. */
export function familyClass(family: Family | undefined): string {
  return `family-${family ?? 'internet'}`;
}
