import { useMemo, useRef } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { parseDesign } from '../../shared/file/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { startTexts } from '../../shared/i18n/start.ts';
import type { Family } from '../../shared/model/definition.ts';
import type { Design } from '../../shared/model/design.ts';
import { samples, type Sample } from '../../shared/samples/index.ts';
import { familyClass } from '../palette/Glyph.tsx';
import { themeOf, useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { useWidth } from '../trace/use-width.ts';
import { DesignPicture } from './DesignPicture.tsx';
import { openSample } from './open-sample.ts';

/** The samples of the program as cards with a live drawing. They open as copies: the sample itself is never written to. */
export function SampleGallery() {
  const say = useTexts(startTexts);
  return (
    <section aria-labelledby="start-samples">
      <h2 id="start-samples">
        {say('start.samples')} <small>{say('start.samples.note')}</small>
      </h2>
      <ul className="sample-grid">
        {samples.map((sample) => (
          <li key={sample.id}>
            <SampleCard sample={sample} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const pictureHeight = 140;

function SampleCard({ sample }: { readonly sample: Sample }) {
  const say = useTexts(startTexts);
  const sayEditor = useTexts(editorTexts);
  const language = useLanguage();
  const theme = useSettings(themeOf);
  const picture = useRef<HTMLSpanElement>(null);
  const width = useWidth(picture);
  const design = useMemo(() => designOf(sample), [sample]);
  const family = design === null ? null : mainFamily(design);
  const title = sample.title[language];
  return (
    <button type="button" className="sample" data-sample={sample.id} aria-label={say('start.sample.open', { title })} onClick={() => openSample(sample)}>
      <span className="sample-picture" ref={picture}>
        {design === null ? null : <DesignPicture design={design} theme={theme} language={language} width={width} height={pictureHeight} />}
      </span>
      <span className="sample-text">
        <b>{title}</b>
        <span>{sample.description[language]}</span>
        {design === null || family === null ? null : (
          <span className={`sample-tags ${familyClass(family)}`}>
            <span className="tag family">{sayEditor(`family.${family}`)}</span>
            <span className="tag">{say('start.sample.components', { count: Object.keys(design.components).length })}</span>
          </span>
        )}
      </span>
    </button>
  );
}

function designOf(sample: Sample): Design | null {
  const parsed = parseDesign(sample.text(), { registry, name: sample.id });
  return parsed.ok ? parsed.design : null;
}

/** The family most of a design's components belong to. */
function mainFamily(design: Design): Family | null {
  const counts = new Map<Family, number>();
  for (const component of Object.values(design.components)) {
    const family = registry.find(component.kind)?.family;
    if (family !== undefined) counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return [...counts].toSorted(([, left], [, right]) => right - left)[0]?.[0] ?? null;
}
