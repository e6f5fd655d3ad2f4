import { fontStack, type DisplayList, type Paint, type Shape, type Stroke, type TextShape } from '../drawing/index.ts';

export interface SvgOptions {
  /** Colour behind everything; null leaves the picture transparent. */
  readonly background: string | null;
  readonly title: string;
  readonly description?: string;
  readonly language: 'ko' | 'en';
  /** Size of a CSS pixel in the file's own pixels; 1 when not given. The viewBox stays in CSS pixels. */
  readonly scale?: number;
}

/** Characters XML 1.0 cannot carry at all. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text or attribute value for XML. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, '\uFFFD').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Numbers as short as two decimals allow; never `-0` or an exponent. */
export function svgNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

type Attributes = readonly (readonly [string, string | number | undefined])[];

function tag(name: string, attributes: Attributes, content?: string): string {
  const written = attributes.flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? svgNumber(value) : escapeXml(value)}"`])).join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

function fillOf(fill: Paint | undefined): Attributes {
  return [
    ['fill', fill?.color ?? 'none'],
    ['fill-opacity', fill?.opacity],
  ];
}

function strokeOf(line: Stroke | undefined): Attributes {
  if (line === undefined) return [];
  return [
    ['stroke', line.color],
    ['stroke-width', line.width],
    ['stroke-opacity', line.opacity],
    ['stroke-dasharray', line.dash?.map(svgNumber).join(' ')],
    ['stroke-linecap', line.cap === 'butt' ? undefined : line.cap],
    ['stroke-linejoin', line.join === 'miter' ? undefined : line.join],
  ];
}

function textElement(shape: TextShape): string {
  return tag(
    'text',
    [
      ['x', shape.x],
      ['y', shape.y],
      ['font-size', shape.size],
      ['font-weight', shape.weight],
      ['letter-spacing', shape.letterSpacing],
      ['text-anchor', shape.anchor === 'start' ? undefined : shape.anchor],
      ['font-style', shape.italic === true ? 'italic' : undefined],
      ['class', shape.tabular === true ? 'n' : undefined],
      ...fillOf(shape.fill),
      ['opacity', shape.opacity],
    ],
    escapeXml(shape.text),
  );
}

/** Two soft edges under a card, as the token asks for; a rectangle says it without a filter, which every reader draws alike. */
function shadowElement(shape: Extract<Shape, { type: 'rect' }>): string {
  const { shadow } = shape;
  if (shadow === undefined) return '';
  const layer = (grow: number, opacity: number): string =>
    tag('rect', [
      ['x', shape.x - grow],
      ['y', shape.y - grow + shadow.dy],
      ['width', shape.width + 2 * grow],
      ['height', shape.height + 2 * grow],
      ['rx', (shape.radius ?? 0) + grow],
      ['fill', shadow.color],
      ['fill-opacity', opacity * (shape.opacity ?? 1)],
    ]);
  return layer(shadow.blur / 3, shadow.opacity * 0.35) + layer(0, shadow.opacity * 0.6);
}

function element(shape: Shape): string {
  switch (shape.type) {
    case 'rect':
      return (
        shadowElement(shape) +
        tag('rect', [['x', shape.x], ['y', shape.y], ['width', shape.width], ['height', shape.height], ['rx', shape.radius], ...fillOf(shape.fill), ...strokeOf(shape.stroke), ['opacity', shape.opacity]])
      );
    case 'circle':
      return tag('circle', [['cx', shape.x], ['cy', shape.y], ['r', shape.radius], ...fillOf(shape.fill), ...strokeOf(shape.stroke), ['opacity', shape.opacity]]);
    case 'path': {
      const moved = shape.x === undefined && shape.y === undefined ? '' : `translate(${svgNumber(shape.x ?? 0)} ${svgNumber(shape.y ?? 0)})`;
      const grown = shape.scale === undefined || shape.scale === 1 ? '' : `scale(${String(Math.round(shape.scale * 1e5) / 1e5)})`;
      const transform = `${moved}${grown}`;
      return tag('path', [['d', shape.d], ['transform', transform === '' ? undefined : transform], ...fillOf(shape.fill), ...strokeOf(shape.stroke), ['opacity', shape.opacity]]);
    }
    case 'text':
      return textElement(shape);
    case 'bitmap':
      return tag('image', [['x', shape.x], ['y', shape.y], ['width', shape.width], ['height', shape.height], ['href', shape.href], ['opacity', shape.opacity]]);
  }
}

/**
 * A display list as a self-contained SVG document: no scripts, no references, no fonts inside. The same list gives the same bytes.
 * Widths were measured with Pretendard; a reader without it falls back to the fonts named after it.
 */
export function writeSvg(list: DisplayList, options: SvgOptions): string {
  const { x, y, width, height } = list.bounds;
  const scale = options.scale ?? 1;
  const body = list.shapes.map(element).join('\n');
  const ground = options.background === null ? '' : `${tag('rect', [['x', x], ['y', y], ['width', width], ['height', height], ['fill', options.background]])}\n`;
  const description = options.description === undefined || options.description === '' ? '' : `<desc>${escapeXml(options.description)}</desc>\n`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${svgNumber(width * scale)}" height="${svgNumber(height * scale)}" viewBox="${[x, y, width, height].map(svgNumber).join(' ')}" role="img" xml:lang="${options.language}">
<title>${escapeXml(options.title)}</title>
${description}<style>text{font-family:${fontStack};white-space:pre}.n{font-variant-numeric:tabular-nums}</style>
${ground}${body}
</svg>
`;
}
