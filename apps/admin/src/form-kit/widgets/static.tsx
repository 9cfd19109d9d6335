import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';

export const StaticWidget = ({ options }: EditorProps) => <p className="static-text">{textOf(options['text'])}</p>;
