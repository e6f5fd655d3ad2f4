import { Component, type ReactNode } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { useTexts } from '../state/texts.ts';

/** The window's catcher of defects, one per region: a panel that breaks leaves canvas and Save usable (UX 99). */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly defect: Error | null }> {
  override state: { readonly defect: Error | null } = { defect: null };

  static getDerivedStateFromError(defect: Error): { readonly defect: Error } {
    return { defect };
  }

  override render(): ReactNode {
    if (this.state.defect === null) return this.props.children;
    return <Broken defect={this.state.defect} retry={() => this.setState({ defect: null })} />;
  }
}

function Broken({ defect, retry }: { readonly defect: Error; readonly retry: () => void }) {
  const say = useTexts(appTexts);
  return (
    <div className="broken" role="alert">
      <b>{say('crash.title')}</b>
      <p>{say('crash.message')}</p>
      <code>{defect.message}</code>
      <button type="button" className="button" onClick={retry}>
        {say('crash.retry')}
      </button>
    </div>
  );
}
