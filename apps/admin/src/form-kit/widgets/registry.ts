import type { ComponentType } from 'react';
import { ChoiceWidget } from './choice.js';
import { ChoicesWidget } from './choices.js';
import { DateWidget } from './date.js';
import type { EditorProps } from './editor.js';
import { FilesWidget } from './files.js';
import { IntegerWidget } from './integer.js';
import { LongTextWidget } from './long-text.js';
import { PersonWidget } from './person.js';
import { StaticWidget } from './static.js';
import { TextWidget } from './text.js';
import { UnitWidget } from './unit.js';
import { YesNoWidget } from './yes-no.js';

/** Names the forms package gives; tables have their own field. */
export const widgetsByName = {
  'bihuan-text': TextWidget,
  'bihuan-long-text': LongTextWidget,
  'bihuan-integer': IntegerWidget,
  'bihuan-date': DateWidget,
  'bihuan-choice': ChoiceWidget,
  'bihuan-choices': ChoicesWidget,
  'bihuan-yes-no': YesNoWidget,
  'bihuan-person': PersonWidget,
  'bihuan-unit': UnitWidget,
  'bihuan-files': FilesWidget,
  'bihuan-static': StaticWidget,
} satisfies Readonly<Record<string, ComponentType<EditorProps>>>;

export const widgetNamed = (name: string): ComponentType<EditorProps> => {
  const widget = Object.entries(widgetsByName).find(([each]) => each === name)?.[1];
  if (!widget) throw new Error(`no widget is called ${name}`);
  return widget;
};
