using CleanAgency.Core.Reports;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace CleanAgency.Infrastructure.Reports;

/// <summary>A native chart that stays alive in Excel: bars from the best down, below the table.</summary>
internal static class ChartPrinter
{
    private const string ChartNames = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const int OfTitle = 3;
    private const double OfBar = 0.9;
    private const int Small = 800;

    public static Xdr.WorksheetDrawing Drawing(ReportSheet sheet, ReportChart chart)
    {
        var top = ReportSheet.FirstRow + chart.Below;
        var frame = new Xdr.GraphicFrame(
            new Xdr.NonVisualGraphicFrameProperties(new Xdr.NonVisualDrawingProperties { Id = 2, Name = chart.Title }, new Xdr.NonVisualGraphicFrameDrawingProperties()),
            new Xdr.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = "rId1" }) { Uri = ChartNames })) { Macro = "" };
        return new(new Xdr.TwoCellAnchor(
            new Xdr.FromMarker(new Xdr.ColumnId("0"), new Xdr.ColumnOffset("0"), new Xdr.RowId($"{top}"), new Xdr.RowOffset("0")),
            new Xdr.ToMarker(new Xdr.ColumnId($"{sheet.Tables[0].Columns.Count}"), new Xdr.ColumnOffset("0"), new Xdr.RowId($"{top + OfTitle + (int)Math.Ceiling(chart.Bars * OfBar)}"), new Xdr.RowOffset("0")),
            frame, new Xdr.ClientData()));
    }

    public static C.ChartSpace Chart(ReportChart chart) => new(
        new C.RoundedCorners { Val = false },
        new C.Chart(
            new C.Title(Words(chart.Title), new C.Overlay { Val = false }),
            new C.AutoTitleDeleted { Val = false },
            new C.PlotArea(new C.Layout(), Bars(chart), Names(), Values(chart.Whole)),
            new C.PlotVisibleOnly { Val = true },
            new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap }));

    private static C.BarChart Bars(ReportChart chart) => new(
        new C.BarDirection { Val = C.BarDirectionValues.Bar },
        new C.BarGrouping { Val = C.BarGroupingValues.Clustered },
        new C.VaryColors { Val = false },
        new C.BarChartSeries(
            new C.Index { Val = 0 },
            new C.Order { Val = 0 },
            new C.SeriesText(new C.NumericValue(chart.Series)),
            new C.ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = WorkbookLooks.Ink[2..] })),
            new C.InvertIfNegative { Val = false },
            new C.CategoryAxisData(new C.StringReference(new C.Formula(chart.Names))),
            new C.Values(new C.NumberReference(new C.Formula(chart.Values)))),
        new C.DataLabels(
            new C.NumberingFormat { FormatCode = "0.00", SourceLinked = false },
            Letters(),
            new C.ShowLegendKey { Val = false }, new C.ShowValue { Val = true }, new C.ShowCategoryName { Val = false },
            new C.ShowSeriesName { Val = false }, new C.ShowPercent { Val = false }, new C.ShowBubbleSize { Val = false }),
        new C.GapWidth { Val = 40 },
        new C.AxisId { Val = 1 },
        new C.AxisId { Val = 2 });

    private static C.CategoryAxis Names() => new(
        new C.AxisId { Val = 1 },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MaxMin }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = C.AxisPositionValues.Left },
        new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
        Letters(),
        new C.CrossingAxis { Val = 2 },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.TickLabelSkip { Val = 1 },
        new C.NoMultiLevelLabels { Val = true });

    private static C.ValueAxis Values(int whole) => new(
        new C.AxisId { Val = 2 },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MaxAxisValue { Val = whole }, new C.MinAxisValue { Val = 0 }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
        new C.MajorGridlines(),
        new C.NumberingFormat { FormatCode = "0", SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.High },
        Letters(),
        new C.CrossingAxis { Val = 1 },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.CrossBetween { Val = C.CrossBetweenValues.Between });

    private static C.TextProperties Letters() => new(new A.BodyProperties(), new A.ListStyle(), new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = Small }), new A.EndParagraphRunProperties { Language = "zh-CN" }));

    private static C.ChartText Words(string text) => new(new C.RichText(new A.BodyProperties(), new A.Paragraph(
        new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = 1400, Bold = true }),
        new A.Run(new A.RunProperties { Language = "zh-CN", FontSize = 1400, Bold = true }, new A.Text(text)))));
}
