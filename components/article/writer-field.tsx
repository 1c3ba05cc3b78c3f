'use client';

import { useRouter } from 'next/navigation';

import { showMessage } from '@/components/ui/messages';
import { SelectField } from '@/components/ui/select-field';
import { callLater } from '@/lib/client/call';

type WriterFieldProps = {
  articleId: string;
  writerId: string | null;
  writers: readonly { userId: string; name: string }[];
};

/** Who answers the desk's queries on the article. */
export function WriterField({ articleId, writerId, writers }: WriterFieldProps) {
  const router = useRouter();
  return (
    <SelectField
      label="Queries go to"
      options={[
        { value: '', label: 'every writer' },
        ...writers.map(({ userId, name }) => ({ value: userId, label: name })),
      ]}
      value={writerId ?? ''}
      onChange={(event) => {
        const chosen = event.target.value === '' ? null : event.target.value;
        void callLater(
          () =>
            import('@/lib/contracts/endpoints/articles').then(({ updateArticle }) => updateArticle),
          { params: { articleId }, body: { writerId: chosen } },
        ).then((result) => {
          if (!result.ok) {
            showMessage({
              tone: 'bad',
              text: result.problem?.detail ?? 'The server did not answer. Try again.',
            });
          }
          router.refresh();
        });
      }}
    />
  );
}
