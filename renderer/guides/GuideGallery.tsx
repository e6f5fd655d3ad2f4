import { ListChecks, RotateCcw } from 'lucide-react';
import { guides, stepsOf, type Guide } from '../../shared/guides/index.ts';
import { guideTexts } from '../../shared/i18n/guides.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { openGuide, useGuide } from './guide-store.ts';
import './guides.css';

/** The guides on the start screen. One that was begun goes on where it was left. */
export function GuideGallery() {
  const say = useTexts(guideTexts);
  return (
    <section aria-labelledby="start-guides">
      <h2 id="start-guides">
        {say('start.guides')} <small>{say('start.guides.note')}</small>
      </h2>
      <ul className="guide-grid">
        {guides.map((guide) => (
          <GuideCard key={guide.id} guide={guide} />
        ))}
      </ul>
    </section>
  );
}

function GuideCard({ guide }: { readonly guide: Guide }) {
  const say = useTexts(guideTexts);
  const language = useLanguage();
  const progress = useGuide((state) => state.progress.get(guide.id));
  const title = guide.title[language];
  const steps = stepsOf(guide).length;
  const isBegun = progress !== undefined;
  return (
    <li className="guide-card">
      <button
        type="button"
        className="guide-open"
        data-guide={guide.id}
        aria-label={say(isBegun ? 'start.guide.continue' : 'start.guide.begin', { title })}
        onClick={() => void openGuide(guide, isBegun ? 'left' : 'beginning')}
      >
        <ListChecks size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>
          <b>{title}</b>
          <span>{guide.description[language]}</span>
          <small>
            {isBegun ? say('start.guide.progress', { done: progress.reached.size, steps }) : say('start.guide.size', { chapters: guide.chapters.length, steps })}
          </small>
        </span>
      </button>
      {isBegun ? (
        <button type="button" className="button small" aria-label={say('start.guide.restartNamed', { title })} onClick={() => void openGuide(guide, 'beginning')}>
          <RotateCcw size={12} strokeWidth={1.75} aria-hidden="true" />
          {say('start.guide.restart')}
        </button>
      ) : null}
    </li>
  );
}
