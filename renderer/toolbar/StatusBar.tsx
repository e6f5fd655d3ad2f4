import { ShieldCheck } from 'lucide-react';
import { HiddenChip } from '../arrange/HiddenChip.tsx';
import { appTexts } from '../../shared/i18n/app.ts';
import type { Severity } from '../../shared/model/finding.ts';
import { NotificationBell } from '../notifications/NotificationBell.tsx';
import { useDesign } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';
import { SeverityMark } from './SeverityMark.tsx';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Counts, the pointer's place, the privacy line and the language. */
export function StatusBar() {
  const say = useTexts(appTexts);
  const language = useLanguage();
  const design = useDesign();
  const findings = useFindings((state) => state.findings);
  const status = useFindings((state) => state.status);
  const announcement = useSession((state) => state.announcement);
  return (
    <footer className="status-bar" data-region="status" aria-label={say('region.status')}>
      {severities.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return (
          <span key={severity} role="img" aria-label={`${String(count)} ${say(`severity.${severity}`)}`}>
            <SeverityMark severity={severity} size={13} />
            {count}
          </span>
        );
      })}
      {status === 'checking' ? <span className="quiet">{say('status.checking')}</span> : null}
      {status === 'failed' ? <span className="quiet">{say('status.checkFailed')}</span> : null}
      <span className="grow" />
      <HiddenChip />
      <span>{say('status.components', { components: Object.keys(design.components).length, links: Object.keys(design.links).length })}</span>
      <PointerPlace />
      <span title={say('status.localOnlyHelp')}>
        <ShieldCheck size={13} aria-hidden="true" />
        {say('status.localOnly')}
      </span>
      <NotificationBell />
      <button
        type="button"
        aria-label={say('status.language')}
        onClick={() => useSettings.getState().change({ language: language === 'ko' ? 'en' : 'ko' })}
      >
        {language === 'ko' ? '한국어' : 'English'}
      </button>
      <span className="visually-hidden" role="status" aria-live="polite">
        {announcement?.[language] ?? ''}
      </span>
    </footer>
  );
}

/** The pointer's place in the drawing: its own component, because it changes with every move. */
function PointerPlace() {
  const place = useViewport((state) => (state.pointer === null ? null : `x ${String(Math.round(state.pointer.x))} y ${String(Math.round(state.pointer.y))}`));
  return place === null ? null : <span className="numeric">{place}</span>;
}
