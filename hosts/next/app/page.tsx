import { Help } from './help';

export default function Page() {
  return (
    <>
      <h1>Your parcel</h1>
      <Help />
    </>
  );
}
