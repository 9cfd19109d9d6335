import { blocksOf } from '@bihuan/forms';
import type { RichBlock } from '@bihuan/forms';
import '../written.css';

/** A text with its paragraphs, lists and bold words, to be read. */
export const RichRead = ({ value }: { value: unknown }) => (
  <div className="rich-read">
    {grouped(blocksOf(value)).map((group, at) =>
      group.type === 'paragraph' ? (
        <p key={at}>
          <Runs block={group.lines[0]} />
        </p>
      ) : group.type === 'bullet' ? (
        <ul key={at}>
          <Items lines={group.lines} />
        </ul>
      ) : (
        <ol key={at}>
          <Items lines={group.lines} />
        </ol>
      ),
    )}
  </div>
);

const Items = ({ lines }: { lines: readonly RichBlock[] }) =>
  lines.map((line, at) => (
    <li key={at}>
      <Runs block={line} />
    </li>
  ));

const Runs = ({ block }: { block: RichBlock | undefined }) => (
  <>{block?.runs.map(({ text, bold }, at) => (bold === true ? <b key={at}>{text}</b> : <span key={at}>{text}</span>))}</>
);

interface Group {
  readonly type: RichBlock['type'];
  readonly lines: RichBlock[];
}

/** Items beside each other stand in one list. */
function grouped(blocks: readonly RichBlock[]): readonly Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && last.type === block.type && block.type !== 'paragraph') last.lines.push(block);
    else groups.push({ type: block.type, lines: [block] });
  }
  return groups;
}
