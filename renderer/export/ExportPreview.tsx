import { useEffect, useMemo, useRef } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { themes } from '../../shared/drawing/index.ts';
import { exportPicture } from '../../shared/export/index.ts';
import { exportTexts } from '../../shared/i18n/export.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Language } from '../../shared/model/text.ts';
import { paintCanvas } from '../paint/canvas-painter.ts';
import { cameraFor } from '../state/viewport.ts';
import { useTexts } from '../state/texts.ts';
import { pictureOptions, type ExportChoice } from './export-options.ts';

interface Props {
  readonly design: Design;
  readonly choice: ExportChoice;
  readonly language: Language;
  readonly selection: readonly string[];
}

const width = 380;
const height = 260;

/** The picture as it will be in the file, made small, with its size in pixels. */
export function ExportPreview({ design, choice, language, selection }: Props) {
  const say = useTexts(exportTexts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const list = useMemo(() => exportPicture(design, registry, pictureOptions(choice, language, selection)), [design, choice, language, selection]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current === null || context === null || context === undefined) return;
    const pixelRatio = globalThis.devicePixelRatio;
    canvas.current.width = width * pixelRatio;
    canvas.current.height = height * pixelRatio;
    const background = themes[choice.theme].color['bg-canvas'];
    paintCanvas(context, list, { viewport: cameraFor(list.bounds, width, height, 0), pixelRatio, width, height, background });
  }, [list, choice.theme]);
  const scale = choice.format === 'png' ? choice.scale : 1;
  return (
    <figure className="export-preview">
      <canvas ref={canvas} role="img" aria-label={say('export.preview')} />
      <figcaption>{say('export.size', { width: Math.ceil(list.bounds.width * scale), height: Math.ceil(list.bounds.height * scale) })}</figcaption>
    </figure>
  );
}
