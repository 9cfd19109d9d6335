/** Names or words one after another with 、 between them: a line ends between two of them, never within one. */
export const Unbroken = ({ text }: { text: string }) =>
  text.split(/(?<=、)/u).map((piece, at) => (
    <span key={at} className="name">
      {piece}
    </span>
  ));
