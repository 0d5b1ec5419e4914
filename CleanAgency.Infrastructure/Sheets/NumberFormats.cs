using System.Globalization;
using System.Xml;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>What the number format of a cell makes of its number: a date, or digits as a person reads them.</summary>
internal sealed class NumberFormats
{
    private readonly List<string> codes = [];

    public bool IsDate(int style) => style >= 0 && style < codes.Count && IsDate(codes[style]);

    /// <summary>The number as the cell shows it, where its format is a plain one (000, 0.00, "U"00, 0%); otherwise its plain digits.</summary>
    public string Show(double number, int style)
    {
        var code = style >= 0 && style < codes.Count ? codes[style].Split(';')[0] : "";
        return code.Length > 0 && IsPlain(code)
            ? number.ToString(code, CultureInfo.InvariantCulture)
            : Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>From the styles of a workbook, in the order in which cells count them.</summary>
    public void Read(Package package, string part)
    {
        using var xml = package.Open(part);
        var own = new Dictionary<int, string>();
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
            {
                own[Id(xml)] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (inCells && xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf")
            {
                var id = Id(xml);
                codes.Add(own.GetValueOrDefault(id) ?? BuiltIn(id));
            }
        }
    }

    private static int Id(XmlReader xml) => int.Parse(xml.GetAttribute("numFmtId") ?? "0", CultureInfo.InvariantCulture);

    private static string BuiltIn(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => "yyyy-m-d",
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => "h:mm",
        49 => "@",
        _ => "",
    };

    // .NET reads these signs as Excel does. A format without a 0 would show nothing for 0.
    private static bool IsPlain(string code)
    {
        var quoted = false;
        foreach (var sign in code)
        {
            quoted ^= sign == '"';
            if (!quoted && sign is not ('0' or '#' or '.' or ',' or '%' or '"' or '-'))
            {
                return false;
            }
        }

        return code.Contains('0', StringComparison.Ordinal);
    }

    private static bool IsDate(string code)
    {
        var quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[' when !quoted && code.IndexOf(']', i) is > 0 and var end:
                    // [h] counts hours beyond a day; [Red], [$-804] and [DBNum1] are no dates.
                    if (code[(i + 1)..end].Trim('h', 'H', 'm', 'M', 's', 'S').Length == 0)
                    {
                        return true;
                    }

                    i = end;
                    break;
                case 'G' or 'g' when !quoted && code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += 6;
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 's' or 'S' or 'm' or 'M' when !quoted:
                    return true;
            }
        }

        return false;
    }
}
