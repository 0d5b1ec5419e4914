using CleanAgency.Core.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Sheets;

public static class SheetsSetup
{
    public static IServiceCollection AddSheets(this IServiceCollection services) => services.AddSingleton<IWorkbooks, Workbooks>();
}
