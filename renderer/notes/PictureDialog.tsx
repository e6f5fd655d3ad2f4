import { useEffect, useState } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import { noteLimits } from '../../shared/model/note.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { encodePicture, largestPictureFile, type EncodedPicture } from './encode-picture.ts';
import { addNoteAt, placeAtHand } from './write-note.ts';
import './notes.css';

const limitOf = { unreadable: 0, tooLarge: largestPictureFile / 1024 / 1024, tooComplex: noteLimits.imageLength / 1024 } as const;

/** Offers to place a pasted or dropped picture, as it would come out (UX 49). */
export function PictureDialog({ file }: { readonly file: File }) {
  const say = useTexts(notesTexts);
  const sayApp = useTexts(appTexts);
  const [picture, setPicture] = useState<EncodedPicture | null>(null);
  const [words, setWords] = useState('');
  // Where the pointer was before the dialog took it.
  const [at] = useState(placeAtHand);
  const { close } = useSession.getState();
  useEffect(() => {
    let isGone = false;
    void encodePicture(file).then((encoded) => {
      if (!isGone) setPicture(encoded);
    });
    return () => {
      isGone = true;
    };
  }, [file]);
  const name = file.name === '' || file.name === 'image.png' ? say('picture.unnamed') : file.name;
  const place = (): void => {
    if (picture?.ok !== true) return;
    close();
    const { image, width, height } = picture;
    const id = addNoteAt({ shape: 'picture', image, text: words.trim(), size: { width: Math.max(24, width), height: Math.max(24, height) } }, at);
    if (id !== null) revealComponents([id]);
  };
  return (
    <Dialog
      title={say('picture.title')}
      close={close}
      actions={
        <>
          <span className="grow" />
          <button type="button" className="button" onClick={close}>
            {sayApp('dialog.cancel')}
          </button>
          <button type="button" className="button primary" data-autofocus="" disabled={picture?.ok !== true} onClick={place}>
            {say('picture.place')}
          </button>
        </>
      }
    >
      {picture === null ? null : picture.ok ? (
        <>
          <p>{say('picture.question', { name, width: picture.width, height: picture.height })}</p>
          <div className="picture-frame">
            <img src={picture.image} alt={name} />
          </div>
          <label className="note-field">
            <span>{say('picture.words')}</span>
            <input className="input" value={words} maxLength={200} onChange={(event) => setWords(event.target.value)} />
          </label>
        </>
      ) : (
        <p role="alert">{say(`picture.${picture.reason}`, { name, limit: limitOf[picture.reason] })}</p>
      )}
    </Dialog>
  );
}
