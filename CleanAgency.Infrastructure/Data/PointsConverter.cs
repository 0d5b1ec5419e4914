using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAgency.Infrastructure.Data;

/// <summary>Hundredths in a whole-number column: both databases compare and order those exactly.</summary>
internal sealed class PointsConverter() : ValueConverter<Points, int>(points => points.Hundredths, hundredths => new Points(hundredths));
