package dev.sigmasight.server.report;

/** A picture of numbers; the same for every format. */
interface Chart {
  double WIDTH = 720;

  /** Height of letters. */
  double TEXT = 10;

  int DARK = 0x1f2933;
  int GREY = 0x5f6b7a;
  int PALE = 0xd9dee5;
  int BLUE = 0x1d5fa8;
  int ORANGE = 0xc2681a;
  int RED = 0xb3372f;

  String title();

  default double width() {
    return WIDTH;
  }

  double height();

  void draw(Ink ink);

  static Chart of(Block.Lines lines) {
    return new LineChart(lines);
  }

  static Chart of(Block.Bars bars) {
    return new BarChart(bars);
  }
}
