import type { ThemeName } from '../../shared/drawing/index.ts';
import type { PictureOptions } from '../../shared/export/index.ts';
import type { Language } from '../../shared/model/text.ts';

export const exportFormats = ['png', 'svg', 'json', 'terraform'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const pictures: ReadonlySet<ExportFormat> = new Set(['png', 'svg']);

/** True for a format that shows the design, and so has a look to choose. */
export function isPicture(format: ExportFormat): boolean {
  return pictures.has(format);
}

/** The ending of a file of that format. */
export function extensionOf(format: ExportFormat): string {
  return format === 'terraform' ? 'tf' : format;
}

export const exportScales = [1, 2, 3, 4] as const;
export type ExportScale = (typeof exportScales)[number];

/** What the export dialog has chosen. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly scale: ExportScale;
  readonly theme: ThemeName;
  readonly title: boolean;
  readonly legend: boolean;
  readonly selectionOnly: boolean;
}

export const firstChoice: ExportChoice = { format: 'png', scale: 2, theme: 'light', title: true, legend: true, selectionOnly: false };

/** The choice as the picture's options; an empty selection means everything. */
export function pictureOptions(choice: ExportChoice, language: Language, selection: readonly string[]): PictureOptions {
  return { theme: choice.theme, language, title: choice.title, legend: choice.legend, ...(choice.selectionOnly && selection.length > 0 ? { select: selection } : {}) };
}

/** `network.hopline` exported as PNG is suggested as `network.png`; the design itself keeps its ending. */
export function suggestedName(documentName: string, format: ExportFormat): string {
  return `${documentName.replace(/\.(hopline|json)$/i, '')}.${extensionOf(format)}`;
}
