import { describe, expect, it } from 'vitest';
import { hybridSketch } from '../drawing/testing/hybrid-sketch.ts';
import { sketch, sketchRegistry } from '../drawing/testing/sketch.ts';
import { exportJson, exportPicture, exportSvg, pngPage } from './index.ts';
import { escapeXml, svgNumber, writeSvg } from './svg.ts';

/** Elements of an XML text in order, or a complaint: enough of a parser to see that tags match, attributes are quoted and no `<` is loose. */
function elementsOf(xml: string): readonly string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const tag = /<(\/?)([A-Za-z]+)((?:\s[A-Za-z:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/g;
  for (const [, closing, name = '', , selfClosing, text, loose] of xml.matchAll(tag)) {
    if (loose !== undefined) throw new Error(`loose < after ${seen.at(-1) ?? 'the start'}`);
    if (text !== undefined) {
      if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`loose & in ${text}`);
      continue;
    }
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      seen.push(name);
      if (selfClosing !== '/') open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} left open`);
  return seen;
}

const hostile = sketch(
  { a: { kind: 'esg', name: '</text><script>alert(1)</script>', at: { x: 0, y: 0 } }, b: { kind: 'esg', name: `"'&\u0000\u0007`, at: { x: 300, y: 0 } } },
  [['routed', 'a', 'b', '<img src=x onerror=alert(1)>']],
);

describe('an SVG file', () => {
  const svg = exportSvg(hybridSketch, sketchRegistry, { language: 'ko', legend: true, title: '하이브리드' });
  it('is well-formed and holds nothing but shapes and words', () => {
    expect([...new Set(elementsOf(svg))].sort()).toEqual(['circle', 'desc', 'path', 'rect', 'style', 'svg', 'text', 'title']);
    expect(svg).not.toMatch(/href|url\(|@import|data:|on[a-z]+=/);
  });
  it('contains the names of the design, the title and the legend', () => {
    for (const word of ['외부 사용자', 'vCenter Server 인스턴스', 'LS-ICP', '192.168.20.0/24', '>하이브리드<', '>라우팅<', '>터널<', '>하이브리드 · 온프레미스<']) expect(svg).toContain(word);
    expect(svg).not.toContain('>피어링<');
  });
  it('writes hostile names and labels as words, not as elements', () => {
    const written = exportSvg(hostile, sketchRegistry);
    expect([...new Set(elementsOf(written))]).not.toContain('script');
    expect(written).toContain('&lt;/text&gt;&lt;s');
    expect(written).not.toContain('<img');
    expect(written).not.toMatch(/[\u0000\u0007]/);
  });
  it('ux-84: has the same bytes for the same input, whatever the order of the file', () => {
    const again = exportSvg({ ...hybridSketch, placements: { ...hybridSketch.placements } }, sketchRegistry, { language: 'ko', legend: true, title: '하이브리드' });
    expect(again).toBe(svg);
    const shuffled = { ...hybridSketch, components: Object.fromEntries(Object.entries(hybridSketch.components).toReversed()), placements: { ...hybridSketch.placements } };
    expect(exportSvg(shuffled, sketchRegistry, { language: 'ko', legend: true, title: '하이브리드' })).toBe(svg);
    expect(exportJson(shuffled)).toBe(exportJson(hybridSketch));
  });
  it('is light unless asked, and dark when asked', () => {
    expect(svg).toContain('fill="#F9FAFB"');
    const dark = exportSvg(hybridSketch, sketchRegistry, { theme: 'dark' });
    expect(dark).toContain('fill="#121417"');
    expect(dark).not.toContain('#F9FAFB');
  });
  it('leaves the background out when it is to be transparent', () => {
    const one = sketch({ a: { kind: 'esg', at: { x: 0, y: 0 } } });
    expect(exportSvg(one, sketchRegistry)).toContain('#F9FAFB');
    expect(exportSvg(one, sketchRegistry, { isTransparent: true })).not.toContain('#F9FAFB');
  });
  it('writes only what was chosen', () => {
    const part = exportSvg(hybridSketch, sketchRegistry, { select: ['site'] });
    expect(part).toContain('사내 사용자');
    expect(part).not.toContain('외부 사용자');
  });
  it('names the fonts that Korean falls back to', () => {
    expect(svg).toContain("font-family:'Pretendard Variable', Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', system-ui, sans-serif");
  });
});

describe('the sheet', () => {
  it('keeps a margin of 24 around what is drawn', () => {
    const { bounds } = exportPicture(sketch({ a: { kind: 'esg', at: { x: 100, y: 200 } } }), sketchRegistry);
    expect(bounds).toEqual({ x: 76, y: 176, width: 176, height: 94 });
  });
  it('takes wires that run outside the cards into the picture', () => {
    const design = sketch({ a: { kind: 'esg', at: { x: 0, y: 0 } }, b: { kind: 'esg', at: { x: 300, y: 0 } } }, [['routed', 'a', 'b']]);
    const bent = { ...design, placements: { ...design.placements, l1: { x: 0, y: 0, bends: [{ x: 64, y: 500 }, { x: 364, y: 500 }] } } };
    expect(exportPicture(bent, sketchRegistry).bounds).toEqual({ x: -24, y: -24, width: 476, height: 548 });
  });
  it('gives an empty design a sheet of nothing but its margin', () => {
    expect(exportPicture(sketch({}), sketchRegistry)).toEqual({ bounds: { x: -24, y: -24, width: 48, height: 48 }, shapes: [] });
  });
});

describe('writing', () => {
  it('escapes text and replaces what XML cannot carry', () => {
    expect(escapeXml(`a<b>&"'\u0001\uD800`)).toBe('a&lt;b&gt;&amp;&quot;&#39;\uFFFD\uFFFD');
    expect(escapeXml('홉라인 👍')).toBe('홉라인 👍');
  });
  it('writes numbers with two decimals at most', () => {
    expect([0.1 + 0.2, -0.001, 12, 1e-9, 3.71649].map(svgNumber)).toEqual(['0.3', '0', '12', '0', '3.72']);
  });
  it('writes each shape of a list', () => {
    const svg = writeSvg(
      {
        bounds: { x: 0, y: 0, width: 20, height: 10 },
        shapes: [
          { type: 'rect', x: 1, y: 2, width: 3, height: 4, radius: 1, fill: { color: '#112233', opacity: 0.5 } },
          { type: 'path', d: 'M0 0L1 1', x: 5, y: 6, scale: 2, stroke: { color: '#445566', width: 1.5, dash: [0.1, 4.5], cap: 'round' } },
          { type: 'text', x: 1, y: 9, text: '10.0.0.1', size: 11, weight: 430, fill: { color: '#000000' }, anchor: 'middle', width: 40, tabular: true },
        ],
      },
      { background: null, title: 't', language: 'en', scale: 2 },
    );
    expect(svg).toContain('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 20 10" role="img" xml:lang="en">');
    expect(svg).toContain('<rect x="1" y="2" width="3" height="4" rx="1" fill="#112233" fill-opacity="0.5"/>');
    expect(svg).toContain('<path d="M0 0L1 1" transform="translate(5 6)scale(2)" fill="none" stroke="#445566" stroke-width="1.5" stroke-dasharray="0.1 4.5" stroke-linecap="round"/>');
    expect(svg).toContain('<text x="1" y="9" font-size="11" font-weight="430" text-anchor="middle" class="n" fill="#000000">10.0.0.1</text>');
  });
});

describe('the page for a headless browser', () => {
  it('is the picture and nothing else, at the size of its window', () => {
    const page = pngPage(exportSvg(sketch({ a: { kind: 'esg', at: { x: 100, y: 200 } } }), sketchRegistry, { scale: 3 }), { language: 'en', title: '<x>' });
    expect([page.width, page.height]).toEqual([528, 282]);
    expect(page.html).toContain('<title>&lt;x&gt;</title>');
    expect(page.html).not.toMatch(/<script|src=|https?:\/\/(?!www\.w3\.org)/);
  });
  it('may carry the font', () => {
    const svg = exportSvg(sketch({ a: { kind: 'esg', at: { x: 0, y: 0 } } }), sketchRegistry);
    expect(pngPage(svg, { language: 'ko', title: 't', fontBase64: 'AAAA' }).html).toContain("@font-face{font-family:'Pretendard Variable';src:url(data:font/woff2;base64,AAAA)");
  });
  it('refuses text that is no picture', () => {
    expect(() => pngPage('<html></html>', { language: 'en', title: '' })).toThrow('not an SVG document');
  });
});
