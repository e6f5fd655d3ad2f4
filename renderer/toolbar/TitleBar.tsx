import { appTexts } from '../../shared/i18n/app.ts';
import { desktop } from '../desktop/index.ts';
import { hasUnsavedEdits, useDocument } from '../state/document.ts';
import { documentName } from '../state/file-actions.ts';
import { useTexts } from '../state/texts.ts';
import { Mark } from './Mark.tsx';
import { MenuBar } from './MenuBar.tsx';

/** Mark, menus and the document's name. Inside the desktop shell the menus are the native ones. */
export function TitleBar() {
  const say = useTexts(appTexts);
  const isOpen = useDocument((state) => state.isOpen);
  const file = useDocument((state) => state.file);
  const name = useDocument((state) => documentName(state.file, state.history.design));
  const edited = useDocument(hasUnsavedEdits);
  return (
    <header className="title-bar" data-region="title" aria-label={say('region.title')}>
      <span className="mark">
        <Mark />
      </span>
      {desktop().platform === 'browser' ? <MenuBar /> : null}
      <div className="document">
        {isOpen ? (
          <>
            {edited ? <i className="unsaved" role="img" aria-label={say('unsaved')} title={say('unsaved')} /> : null}
            <h1 className="name" data-testid="document-name">
              {name}
            </h1>
            {file === null || file.folder === '' ? null : <span className="folder">{file.folder}</span>}
            {file?.readOnly === true ? <span className="tag">{say('readOnly')}</span> : null}
          </>
        ) : (
          <span className="name">Hopline</span>
        )}
      </div>
    </header>
  );
}
