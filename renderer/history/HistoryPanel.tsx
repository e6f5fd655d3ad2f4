import { CheckpointList } from './CheckpointList.tsx';
import { StepList } from './StepList.tsx';
import './history.css';

/** The steps of the document, done and undone, and the checkpoints that were named among them (UX 64). */
export function HistoryPanel() {
  return (
    <div className="history">
      <StepList />
      <CheckpointList />
    </div>
  );
}
