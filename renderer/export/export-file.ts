import { registry } from '../../shared/catalog/index.ts';
import { themes } from '../../shared/drawing/index.ts';
import { exportJson, exportPicture, exportSvg, exportTerraform } from '../../shared/export/index.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Language } from '../../shared/model/text.ts';
import { paintPng } from '../paint/png.ts';
import { pictureOptions, type ExportChoice } from './export-options.ts';

export type Exported = { readonly ok: true; readonly content: string | Uint8Array<ArrayBuffer> } | { readonly ok: false; readonly reason: 'too-large' | 'no-canvas' };

/** The bytes or text of an export: the design file itself, what Terraform would create, or the one picture as vector or pixels. */
export async function exportContent(design: Design, choice: ExportChoice, language: Language, selection: readonly string[]): Promise<Exported> {
  switch (choice.format) {
    case 'json':
      return { ok: true, content: exportJson(design) };
    case 'terraform':
      return { ok: true, content: exportTerraform(design, registry, { language }) };
    case 'svg':
      return { ok: true, content: exportSvg(design, registry, pictureOptions(choice, language, selection)) };
    case 'png': {
      const list = exportPicture(design, registry, pictureOptions(choice, language, selection));
      const painted = await paintPng(list, { scale: choice.scale, background: themes[choice.theme].color['bg-canvas'] });
      return painted.ok ? { ok: true, content: new Uint8Array(painted.bytes) } : { ok: false, reason: painted.reason };
    }
  }
}
