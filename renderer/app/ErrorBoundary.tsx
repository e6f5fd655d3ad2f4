import { Component, type ReactNode } from 'react';
import { version } from '../../package.json';
import { appTexts } from '../../shared/i18n/app.ts';
import { filesTexts } from '../../shared/i18n/files.ts';
import { CopyButton } from '../dialogs/CopyButton.tsx';
import { useDocument } from '../state/document.ts';
import { saveDocument } from '../state/file-actions.ts';
import { useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { supportCode } from './support-code.ts';

/** The window's catcher of defects, one per region: a panel that breaks leaves canvas and Save usable (UX 99). */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly defect: Error | null }> {
  override state: { readonly defect: Error | null } = { defect: null };

  static getDerivedStateFromError(thrown: unknown): { readonly defect: Error } {
    return { defect: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    if (this.state.defect === null) return this.props.children;
    return <Broken defect={this.state.defect} retry={() => this.setState({ defect: null })} />;
  }
}

function Broken({ defect, retry }: { readonly defect: Error; readonly retry: () => void }) {
  const say = useTexts(appTexts);
  const sayFiles = useTexts(filesTexts);
  const isOpen = useDocument((state) => state.isOpen);
  const code = supportCode(defect);
  const details = [`Hopline ${version}`, code, defect.stack ?? defect.message].join('\n');
  return (
    <div className="broken" role="alert">
      <p className="error-line">
        <SeverityMark severity="error" size={18} />
        <b>{say('crash.title')}</b>
      </p>
      <p>{say('crash.message')}</p>
      <p className="quiet error-code">{sayFiles('support.code', { code })}</p>
      <div className="broken-actions">
        <button type="button" className="button primary" onClick={retry}>
          {say('crash.retry')}
        </button>
        {isOpen ? (
          <button type="button" className="button" onClick={() => void saveDocument()}>
            {say('crash.save')}
          </button>
        ) : null}
        <CopyButton text={details} />
      </div>
    </div>
  );
}
