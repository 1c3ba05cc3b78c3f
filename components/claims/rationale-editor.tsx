'use client';

/** The rationale as it is written. In a chunk of its own: most of the time it is read. */
import { Editor } from '@tiptap/core';
import { Bold, Italic, Link as LinkIcon, List, ListOrdered } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';

import type { RichText } from '@/lib/domain/claims/claim';
import { hasRationale } from '@/lib/domain/claims/rationale';
import { LINK_SCHEMES, safeUrl } from '@/lib/domain/shared/safe-url';
import { rationaleExtensions } from '@/lib/editor/rationale-extensions';

import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { TextField } from '../ui/text-field';

type RationaleEditorProps = {
  value: RichText | null;
  onType: (value: RichText | null) => void;
  /** The field was left; the part stays open. */
  onLeave: () => void;
  onClose: () => void;
};

export function RationaleEditor({ value, onType, onLeave, onClose }: RationaleEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [, setTick] = useState(0);
  const [address, setAddress] = useState<string | null>(null);
  const first = useEffectEvent(() => value);
  const type = useEffectEvent((json: RichText) => onType(hasRationale(json) ? json : null));
  const leave = useEffectEvent(onLeave);

  useEffect(() => {
    const made = new Editor({
      element: place.current,
      extensions: rationaleExtensions,
      content: JSON.parse(JSON.stringify(first() ?? EMPTY)) as RichText,
      autofocus: 'end',
      injectCSS: false,
      editorProps: {
        attributes: {
          class: 'rich writing',
          role: 'textbox',
          'aria-label': 'Rationale',
          'aria-multiline': 'true',
        },
      },
      onUpdate: (event) => type(event.editor.getJSON() as RichText),
      onTransaction: () => setTick((tick) => tick + 1),
      onBlur: () => leave(),
    });
    setEditor(made);
    return () => {
      leave();
      made.destroy();
    };
  }, []);

  const is = (name: string) => editor?.isActive(name) === true;
  const link = () => {
    if (editor === null) return;
    if (is('link')) editor.chain().focus().extendMarkRange('link').unsetLink().run();
    else setAddress('https://');
  };
  const tool = (label: string, icon: ReactNode, isOn: boolean, run: () => void) => (
    <IconButton
      small
      label={label}
      icon={icon}
      aria-pressed={isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    />
  );

  return (
    <div
      className="blk"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || address !== null) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="blk-h">
        <h3>Rationale</h3>
        <div className="rt" role="toolbar" aria-label="Formatting">
          {tool('Bold', <Bold strokeWidth={1.9} />, is('bold'), () =>
            editor?.chain().focus().toggleBold().run(),
          )}
          {tool('Italic', <Italic strokeWidth={1.9} />, is('italic'), () =>
            editor?.chain().focus().toggleItalic().run(),
          )}
          {tool(
            is('link') ? 'Remove link' : 'Link',
            <LinkIcon strokeWidth={1.9} />,
            is('link'),
            link,
          )}
          {tool('Bullet list', <List strokeWidth={1.9} />, is('bulletList'), () =>
            editor?.chain().focus().toggleBulletList().run(),
          )}
          {tool('Numbered list', <ListOrdered strokeWidth={1.9} />, is('orderedList'), () =>
            editor?.chain().focus().toggleOrderedList().run(),
          )}
        </div>
      </div>
      {address !== null && (
        <LinkForm
          address={address}
          onChange={setAddress}
          onCancel={() => {
            setAddress(null);
            editor?.commands.focus();
          }}
          onSave={(href) => {
            setAddress(null);
            insertLink(editor, href);
          }}
        />
      )}
      <div ref={place} />
    </div>
  );
}

const EMPTY: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };

function insertLink(editor: Editor | null, href: string): void {
  if (editor === null) return;
  if (editor.state.selection.empty) {
    editor
      .chain()
      .focus()
      .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
      .run();
  } else {
    editor.chain().focus().setLink({ href }).run();
  }
}

function LinkForm({
  address,
  onChange,
  onSave,
  onCancel,
}: {
  address: string;
  onChange: (address: string) => void;
  onSave: (href: string) => void;
  onCancel: () => void;
}) {
  const [isRefused, setIsRefused] = useState(false);
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        const href = safeUrl(address.trim(), LINK_SCHEMES);
        if (href === null) setIsRefused(true);
        else onSave(href);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextField
        small
        hideLabel
        autoFocus
        label="Address of the link"
        value={address}
        error={isRefused ? 'Give an http, https or mailto address.' : null}
        onChange={({ target }) => onChange(target.value)}
      />
      <Button size="sm" type="submit">
        Link
      </Button>
    </form>
  );
}
