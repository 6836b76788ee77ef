export function Parcel() {
  return (
    <section className="card">
      <span className="late">2 h later than promised</span>
      <h1>Arriving today</h1>
      <p>Parcel PX-490127 is out for delivery. The round began late this morning.</p>
      <ol className="stages">
        <li>Picked up</li>
        <li>Sorted</li>
        <li aria-current="step">En route</li>
        <li>Delivered</li>
      </ol>
    </section>
  );
}
