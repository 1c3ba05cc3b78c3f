/** One key as it is printed on the keyboard. Hidden where there is no keyboard. */
export function KeyCap({ children }: { children: string }) {
  return <kbd>{children}</kbd>;
}
