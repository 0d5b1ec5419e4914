using CleanAgency.Core.Reports;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Sheets;

public static class SheetsSetup
{
    public static IServiceCollection AddSheets(this IServiceCollection services) => services.AddSingleton<IWorkbooks, Workbooks>().AddSingleton<IReportPrinter, WorkbookPrinter>();
}
