import { useEffect, useRef } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { drawDesign, themes, type ThemeName } from '../../shared/drawing/index.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Language } from '../../shared/model/text.ts';
import { paintCanvas } from '../paint/canvas-painter.ts';
import { cameraFor } from '../state/viewport.ts';

interface Props {
  readonly design: Design;
  readonly theme: ThemeName;
  readonly language: Language;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const marginPx = 14;

/** A design drawn live into a small picture: the same painter and display list as the canvas, at the lowest level of detail (VISUAL 12). */
export function DesignPicture({ design, theme, language, width, height }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current === null || context === null || context === undefined) return;
    const pixelRatio = globalThis.devicePixelRatio;
    canvas.current.width = Math.round(width * pixelRatio);
    canvas.current.height = Math.round(height * pixelRatio);
    const { bounds } = drawDesign(design, registry, { theme, language });
    const viewport = cameraFor(bounds, width, height, marginPx);
    const list = drawDesign(design, registry, { theme, language, zoom: viewport.zoom, level: 'block', isThumbnail: true });
    paintCanvas(context, list, { viewport, pixelRatio, width, height, background: themes[theme].color['bg-canvas'] });
  }, [design, theme, language, width, height]);
  return <canvas ref={canvas} className="design-picture" aria-hidden="true" />;
}
