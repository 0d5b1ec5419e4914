using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Sheets;

/// <summary>
/// Keeps a file until its import is confirmed. Each import has a command of its own, which names its own right:
/// <c>[Needs(Permission.EditUnits), EveryRow("…")] public sealed record UploadUnits(string FileName, FileBytes File) : KeepUpload(FileName, File);</c>
/// with a handler and a form of one line each.
/// </summary>
public abstract record KeepUpload(string FileName, FileBytes File) : Command<Guid>;

internal abstract class KeepUploadHandler<TUpload>(IAppDb db, Actor actor, Clock clock) : IRequestHandler<TUpload, Guid>
    where TUpload : KeepUpload
{
    public Task<Guid> Handle(TUpload request, CancellationToken cancellationToken)
    {
        var upload = new UploadedSheet(actor.Id, typeof(TUpload).Name, Path.GetFileName(request.FileName), request.File.Bytes, clock.Now);
        db.Set<UploadedSheet>().Add(upload);
        return Task.FromResult(upload.Id);
    }
}

internal abstract class KeepUploadRules<TUpload> : AbstractValidator<TUpload>
    where TUpload : KeepUpload
{
    protected KeepUploadRules()
    {
        RuleFor(upload => upload.FileName).NotEmpty().MaximumLength(200);
        RuleFor(upload => upload.File).Must(file => file.Bytes.Length <= UploadedSheet.MostBytes)
            .WithMessage(upload => RuleTexts.Say("Sheets.TooManyBytes", UploadedSheet.InMegabytes(upload.File.Bytes.Length), UploadedSheet.MostBytes >> 20));
    }
}
