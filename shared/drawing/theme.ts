import type { Family } from '../model/definition.ts';
import { mixColors } from './mix-colors.ts';
import { palettes, type ColorName, type ThemeName } from './palettes.ts';

/** The three steps of a family's hue and the mixes that containers and blocks use (VISUAL 2, 7, 8). */
export interface FamilyColors {
  readonly plain: string;
  readonly soft: string;
  readonly edge: string;
  readonly placeFill: string;
  readonly hostFill: string;
  readonly holderFill: string;
  readonly holderEdge: string;
  readonly block: string;
}

export interface Theme {
  readonly name: ThemeName;
  readonly color: Readonly<Record<ColorName, string>>;
  readonly family: Readonly<Record<Family, FamilyColors>>;
  /** Fill of a container a packet is in. */
  readonly currentFill: string;
  /** Fills of the envelope boxes, outer first (VISUAL 10). */
  readonly envelopeFills: readonly [string, string, string];
  readonly replyEnvelopeFill: string;
  /** Mark inside a warning triangle. */
  readonly warningMark: string;
  readonly cardShadow: { readonly dy: number; readonly blur: number; readonly color: string; readonly opacity: number };
  readonly popoverShadow: { readonly dy: number; readonly blur: number; readonly color: string; readonly opacity: number };
}

function familyColors(name: ThemeName, family: Family): FamilyColors {
  const color = palettes[name];
  const [plain, soft, edge] = [color[family], color[`${family}-soft`], color[`${family}-edge`]];
  const isDark = name === 'dark';
  return {
    plain,
    soft,
    edge,
    placeFill: mixColors(soft, color['bg-canvas'], isDark ? 0.34 : 0.55),
    hostFill: mixColors(soft, color['bg-canvas'], isDark ? 0.22 : 0.4),
    holderFill: isDark ? mixColors(soft, color['bg-canvas'], 0.58) : soft,
    holderEdge: mixColors(edge, color['bg-surface'], 0.55),
    block: mixColors(edge, color['bg-surface'], 0.62),
  };
}

function makeTheme(name: ThemeName): Theme {
  const color = palettes[name];
  const isDark = name === 'dark';
  const family = {
    cloud: familyColors(name, 'cloud'),
    nsx: familyColors(name, 'nsx'),
    k8s: familyColors(name, 'k8s'),
    onprem: familyColors(name, 'onprem'),
    internet: familyColors(name, 'internet'),
  };
  return {
    name,
    color,
    family,
    currentFill: mixColors(color['fwd-soft'], color['bg-canvas'], 0.55),
    envelopeFills: isDark
      ? [mixColors(color['fwd-soft'], color['bg-raised'], 0.62), mixColors(color['fwd-soft'], color['bg-raised'], 0.28), color['bg-raised']]
      : [color['fwd-soft'], mixColors(color['fwd-soft'], color['bg-raised'], 0.5), color['bg-raised']],
    replyEnvelopeFill: isDark ? mixColors(color['ret-soft'], color['bg-raised'], 0.6) : color['ret-soft'],
    warningMark: '#1D1503',
    cardShadow: isDark ? { dy: 1, blur: 2, color: '#000000', opacity: 0.35 } : { dy: 1, blur: 3, color: '#161C26', opacity: 0.08 },
    popoverShadow: isDark ? { dy: 6, blur: 24, color: '#000000', opacity: 0.5 } : { dy: 6, blur: 24, color: '#161C26', opacity: 0.16 },
  };
}

export const themes: Readonly<Record<ThemeName, Theme>> = { light: makeTheme('light'), dark: makeTheme('dark') };

/** The font stack of every picture: one family, then what a machine without it may have for Korean (VISUAL 3). */
export const fontStack = "'Pretendard Variable', Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', system-ui, sans-serif";
