using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Core.Overview;
using CleanAgency.Core.Reports;
using CleanAgency.Core.Results;
using CleanAgency.Core.Scorecards;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanAgency.Core;

public static class CoreSetup
{
    private static readonly Type[] Found = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];

    /// <summary>Finds handlers, reactions, forms and row rules by scan: the packages that do it for MediatR and FluentValidation cannot be restored.</summary>
    public static IServiceCollection AddCore(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(sp => type => sp.GetService(type));
        services.AddScoped<IMediator, Mediator>();
        services.AddSingleton<LiveUpdates>().AddSingleton<Courier>().AddSingleton<SchemeShelf>();
        // Each message reckons with one calendar, the newest of the moment in which it began.
        services.AddSingleton<CalendarShelf>().AddScoped(sp => sp.GetRequiredService<CalendarShelf>().Current);
        services.AddScoped<EvidenceNames>();
        services.AddScoped<ScoringDesk>().AddScoped<PaperDesk>().AddScoped<SelfScoreDesk>().AddScoped<LastRoundOf>().AddScoped<CardReader>().AddScoped<CardTerms>().AddScoped<CardLock>().AddScoped<PanelReader>().AddScoped<BookReader>().AddScoped<CardBookReader>().AddScoped<BookGate>().AddScoped<LostReader>().AddScoped<FiguresReader>();
        services.AddScoped<CardSeals>();
        services.AddScoped<Postbox>().AddScoped<EnvelopeWriter>();
        services.TryAddScoped<ICountsOpen, OpenNotices>();
        services.AddScoped<ResultDesk>();
        services.AddScoped<OutcomeDesk>();
        services.AddScoped<ResultReader>().AddScoped<VersionMarks>();
        services.AddScoped<TrialReader>();
        services.AddScoped<CardsOfPlan>();
        services.AddScoped<Actor>().AddScoped<AuditNote>().AddScoped(typeof(Rows<>));
        services.AddScoped<UnitsAtHome>().AddScoped<Reminders>().AddScoped<Recipients>().AddScoped<Tried>().AddScoped<Mornings>();
        // The first behaviour registered is the outermost; Infrastructure puts the transaction around these two.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Ledger<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Gate<,>));
        foreach (var type in typeof(CoreSetup).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && Found.Contains(i.GetGenericTypeDefinition())))
            {
                services.AddScoped(contract, type);
            }

            if (typeof(IJobWork).IsAssignableFrom(type))
            {
                services.AddScoped(typeof(IJobWork), type);
            }

            if (typeof(IWatch).IsAssignableFrom(type))
            {
                services.AddScoped(typeof(IWatch), type);
            }

            if (typeof(INamesEvidence).IsAssignableFrom(type))
            {
                services.AddScoped(typeof(INamesEvidence), type);
            }

            if (type.BaseType is { IsGenericType: true } rule && rule.GetGenericTypeDefinition() == typeof(RowRule<>))
            {
                services.AddScoped(rule, type);
            }
        }

        return services;
    }
}
