import { drawSheet, pictureOf, themes, type DisplayList, type LegendWords, type PictureState, type ThemeName } from '../drawing/index.ts';
import { say } from '../i18n/catalogue.ts';
import { drawingTexts } from '../i18n/drawing.ts';
import { families, type AnyRegistry, type Family } from '../model/definition.ts';
import { linkKinds, type Design, type LinkKind } from '../model/design.ts';
import type { Language } from '../model/text.ts';
import { writeSvg } from './svg.ts';

export interface PictureOptions {
  readonly theme?: ThemeName;
  readonly language?: Language;
  /** Only these components, with what they hold and the links between them; everything when absent or empty. */
  readonly select?: readonly string[];
  /** Empty canvas around everything, CSS pixels. */
  readonly margin?: number;
  /** Write the design's name above the picture; a text replaces the name. */
  readonly title?: boolean | string;
  /** Explain the link types and families used below the picture. */
  readonly legend?: boolean;
  readonly isTransparent?: boolean;
  /** Findings are the only marks of a session that a file may show. */
  readonly findings?: PictureState['findings'];
}

function fromKeys<Key extends string>(keys: readonly Key[], word: (key: Key) => string): Readonly<Record<Key, string>> {
  // Object.fromEntries forgets the key type; `keys` names them all.
  return Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<Key, string>;
}

function legendWords(language: Language): LegendWords {
  return {
    link: fromKeys<LinkKind>(linkKinds, (kind) => say(drawingTexts, language, `legend.link.${kind}`)),
    family: fromKeys<Family>(families, (family) => say(drawingTexts, language, `legend.family.${family}`)),
  };
}

function nameOf(design: Design, language: Language): string {
  return design.meta.name === '' ? say(drawingTexts, language, 'picture.untitled') : design.meta.name;
}

/** The picture of a design as it goes into a file: the list that the SVG writer and the PNG painter read. */
export function exportPicture(design: Design, registry: AnyRegistry, options: PictureOptions = {}): DisplayList {
  const language = options.language ?? 'en';
  const only = options.select === undefined || options.select.length === 0 ? null : new Set(options.select);
  const title = typeof options.title === 'string' ? options.title : options.title === true ? nameOf(design, language) : null;
  return drawSheet(pictureOf(design, registry), {
    theme: options.theme ?? 'light',
    language,
    margin: options.margin ?? 24,
    title,
    legend: options.legend === true ? legendWords(language) : null,
    ...(only === null ? {} : { only }),
    ...(options.findings === undefined ? {} : { state: { findings: options.findings } }),
  });
}

/** A self-contained SVG document of the design: no scripts, nothing fetched, the same bytes for the same input. */
export function exportSvg(design: Design, registry: AnyRegistry, options: PictureOptions & { readonly scale?: number } = {}): string {
  const language = options.language ?? 'en';
  const counts = { components: Object.keys(design.components).length, links: Object.keys(design.links).length };
  const description = [design.meta.description, say(drawingTexts, language, 'picture.description', counts)].filter((line) => line !== '').join('\n');
  return writeSvg(exportPicture(design, registry, options), {
    background: options.isTransparent === true ? null : themes[options.theme ?? 'light'].color['bg-canvas'],
    title: nameOf(design, language),
    description,
    language,
    ...(options.scale === undefined ? {} : { scale: options.scale }),
  });
}
