import { editorTexts } from '../../shared/i18n/editor.ts';
import { explanationOf, sourceText } from '../../shared/i18n/explanations.ts';
import { findingsTexts } from '../../shared/i18n/findings.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { useDesign } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { findingText, fixTitle } from '../state/sentences.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { applyAll, applyFix, jumpTo, plainFixCount } from './actions.ts';

/** The rule behind a finding: what is wrong here, why it matters, what to do, and which document says so (UX 67). */
export function ExplainDialog({ finding }: { readonly finding: Finding }) {
  const say = useTexts(findingsTexts);
  const sayEditor = useTexts(editorTexts);
  const language = useLanguage();
  const name = useDesign().components[finding.at.component]?.name ?? finding.at.component;
  const alike = useFindings((state) => plainFixCount(state.findings, finding.code));
  const explanation = explanationOf(finding.code);
  const { close } = useSession.getState();
  const leaveTo = (then: () => void): void => {
    close();
    // After the dialog has given the focus back, so that what is shown next may take it.
    requestAnimationFrame(then);
  };
  return (
    <Dialog
      title={say('explain.title', { code: finding.code })}
      close={close}
      wide
      actions={
        <>
          <button type="button" className="button" onClick={() => leaveTo(() => jumpTo(finding))}>
            {say('explain.show')}
          </button>
          {finding.fix === undefined ? null : (
            <button type="button" className="button" onClick={() => leaveTo(() => applyFix(finding))}>
              {fixTitle(finding)[language]}
            </button>
          )}
          {alike < 2 ? null : (
            <button type="button" className="button" onClick={() => leaveTo(() => applyAll(finding.code))}>
              {say('fix.all', { count: alike })}
            </button>
          )}
          <span className="grow" />
          <button type="button" className="button primary" data-autofocus="" onClick={close}>
            {say('explain.close')}
          </button>
        </>
      }
    >
      <dl className="explanation">
        <dt>{say('explain.here')}</dt>
        <dd className="explain-here">
          <SeverityMark severity={finding.severity} size={15} />
          <span>
            <b>{`${sayEditor(`severity.${finding.severity}`)} · ${name}`}</b> {findingText(finding)[language]}
          </span>
        </dd>
        {explanation === null ? null : (
          <>
            <dt>{say('explain.why')}</dt>
            <dd>{explanation.why[language]}</dd>
            <dt>{say('explain.remedy')}</dt>
            <dd>{explanation.remedy[language]}</dd>
            <dt>{say('explain.source')}</dt>
            <dd>{sourceText(finding.code, explanation, language)}</dd>
          </>
        )}
        {finding.rule === undefined ? null : (
          <>
            <dt>{say('explain.rules')}</dt>
            <dd>{finding.rule.join(', ')}</dd>
          </>
        )}
      </dl>
    </Dialog>
  );
}
